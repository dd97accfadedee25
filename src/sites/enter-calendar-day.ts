import { CalendarDay } from '../calendar/calendar-day.ts';
import { isDate } from '../calendar/holiday-notice.ts';
import type { Context } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import type { CalendarDayKind, CalendarYear } from './calendar-year.ts';
import { changeCalendar } from './change-calendar.ts';
import { readCalendar } from './read-calendar.ts';

/** What is entered of a day; no kind: what was entered before is taken back. */
export interface EnteredDay {
  date: string;
  kind?: CalendarDayKind | null;
  source: string;
}

/** Enters one day over the published holidays, or takes back what was entered, by a notice or a reason that is named. */
export async function enterCalendarDay(ctx: Context, input: EnteredDay): Promise<CalendarYear> {
  const { date, kind } = input;
  must(isDate(date) && date >= '2000' && date < '2101', 'BAD_USER_INPUT', {
    zh: '日期须为YYYY-MM-DD',
    en: 'date must be YYYY-MM-DD',
  });
  const source = line('source', input.source, 500);
  const { year } = await changeCalendar(ctx, async ({ em }) => {
    const present = await em.findOne(CalendarDay, { date });
    const was = present && { kind: present.kind, source: present.source };
    if (kind) await em.upsert(CalendarDay, { date, kind, source });
    else if (present) em.remove(present);
    const detail = { date, kind: kind ?? null, source, was };
    return { act: 'calendar.day-entered', year: Number(date.slice(0, 4)), detail };
  });
  return readCalendar(ctx, { year });
}
