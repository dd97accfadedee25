import { CalendarDay } from '../calendar/calendar-day.ts';
import { readNotice } from '../calendar/holiday-notice.ts';
import type { Context } from '../identity/context.ts';
import type { CalendarYear } from './calendar-year.ts';
import { changeCalendar } from './change-calendar.ts';
import { readCalendar } from './read-calendar.ts';

/**
 * Imports the holidays of a year in the JSON of holiday-cn, in place of what an earlier import of the year entered; days
 * entered by hand stay where the notice does not name them.
 */
export async function importHolidays(ctx: Context, input: { json: unknown }): Promise<CalendarYear> {
  const imported = await changeCalendar(ctx, async ({ em }) => {
    const { year, papers, days } = readNotice(input.json);
    const mark = `holiday-cn ${year}`;
    await em.nativeDelete(CalendarDay, { source: { $like: `${mark}%` } });
    const source = [mark, ...papers].join(' ');
    const dates = days.map(({ date }) => date);
    const replaced = await em.find(CalendarDay, { date: { $in: dates } }, { disableIdentityMap: true });
    await em.nativeDelete(CalendarDay, { date: { $in: dates } });
    await em.insertMany(
      CalendarDay,
      days.map((day) => ({ ...day, source })),
    );
    const was = replaced.map(({ date, kind, source: from }) => ({ date, kind, source: from }));
    return { act: 'calendar.holidays-imported', year, detail: { year, papers, days: days.length, was } };
  });
  return readCalendar(ctx, { year: imported.year });
}
