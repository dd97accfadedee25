import { loadCalendar } from '../calendar/load-calendar.ts';
import { shanghaiDay } from '../calendar/shanghai-day.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { idOfYear } from './calendar-year.ts';

/** Rule: the years whose holidays must be known on a day: its own, and from 1 December on the next. */
export function yearsToKnow(day: string): number[] {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '12-01' ? [year, year + 1] : [year];
}

/** Opens an alarm for each year whose holidays must be known by today and are not; once while it is open. */
export async function watchCalendar(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const calendar = await loadCalendar(tx.em);
    for (const year of yearsToKnow(shanghaiDay(tx.now()))) {
      if (calendar.kindOf(`${year}-06-01`).known) continue;
      const subject = { type: 'CalendarYear', id: idOfYear(year) };
      const window = { unit: 'WORKING_DAYS', value: 1 } as const;
      const alarm = { kind: DutyKind.ALARM, subject, siteId: null, window, from: tx.now() };
      await openDuty(tx, alarm);
    }
  });
}
