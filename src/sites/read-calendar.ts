import { CalendarDay } from '../calendar/calendar-day.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import { publishedDays } from '../calendar/published-days.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { type CalendarDayKind, CalendarYear, idOfYear, type NamedDay } from './calendar-year.ts';

/** The working days of a year, for anybody of the desk: every day that is named, and the office hours. */
export async function readCalendar(ctx: Context, { year }: { year: number }): Promise<CalendarYear> {
  mustHaveRole(ctx.actor);
  must(year >= 2000 && year <= 2100, 'BAD_USER_INPUT', { zh: '年份无效', en: 'The year is out of range' });
  const entered = await ctx.em.find(CalendarDay, {
    date: { $gte: `${year}-01-01`, $lte: `${year}-12-31` },
  });
  const { office, kindOf } = await loadCalendar(ctx.em);
  const days = new Map<string, NamedDay>();
  const put = (date: string, kind: string, source: string | null) =>
    days.set(date, { date, kind: kind as CalendarDayKind, source });
  for (const [date, kind] of publishedDays) if (date.startsWith(`${year}-`)) put(date, kind, null);
  for (const { date, kind, source } of entered) put(date, kind, source);
  const seasons = office.seasons ?? [{ from: '01-01', shifts: office.shifts }];
  return Object.assign(new CalendarYear(), {
    ...{ id: idOfYear(year), year, known: kindOf(`${year}-06-01`).known },
    days: [...days.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    office: seasons.map(({ from, shifts }) => ({ from, shifts: [...shifts] })),
  });
}
