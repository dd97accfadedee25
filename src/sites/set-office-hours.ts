import { OfficeSeason } from '../calendar/office-season.ts';
import { shanghaiDay } from '../calendar/shanghai-day.ts';
import { checkSeasons } from '../calendar/shifts.ts';
import type { Context } from '../identity/context.ts';
import type { CalendarYear, OfficeSeasonPart } from './calendar-year.ts';
import { changeCalendar } from './change-calendar.ts';
import { readCalendar } from './read-calendar.ts';

/** Sets the office hours of the whole hub, by season, in place of those before; none: the usual ones. */
export async function setOfficeHours(
  ctx: Context,
  input: { seasons: OfficeSeasonPart[] },
): Promise<CalendarYear> {
  const seasons = checkSeasons(input.seasons);
  const year = Number(shanghaiDay(ctx.now()).slice(0, 4));
  await changeCalendar(ctx, async ({ em }) => {
    const was = await em.find(OfficeSeason, {}, { disableIdentityMap: true, orderBy: { from: 'asc' } });
    await em.nativeDelete(OfficeSeason, {});
    if (seasons.length > 0) await em.insertMany(OfficeSeason, seasons);
    return { act: 'calendar.office-hours-set', year, detail: { seasons, was } };
  });
  return readCalendar(ctx, { year });
}
