import { loadCalendar } from '../calendar/load-calendar.ts';
import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { idOfYear } from './calendar-year.ts';
import { mustBeOfHead } from './scope.ts';

/** What a change of the calendar did, for the journal: of which year, and what. */
export interface CalendarChange {
  act: string;
  year: number;
  detail: Record<string, unknown>;
}

/**
 * Changes the calendar as an administrator of the head organisation: journalled, open duties counted anew by a job, and
 * the alarm of a year settled once its holidays are known. One change at a time.
 */
export async function changeCalendar(
  ctx: Context,
  change: (tx: Context) => Promise<CalendarChange>,
): Promise<CalendarChange> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    await mustBeOfHead(tx);
    await tx.em.execute('lock table calendar_day, office_season in share row exclusive mode');
    const done = await change(tx);
    await tx.em.flush();
    await enqueue(tx, 'duties.reschedule', {});
    const subject = { type: 'CalendarYear', id: idOfYear(done.year) };
    if ((await loadCalendar(tx.em)).kindOf(`${done.year}-06-01`).known)
      await settleDuty(tx, {
        ...{ kind: DutyKind.ALARM, subjectId: subject.id, siteId: null, evidence: done.detail },
      });
    await record(tx, done.act, subject, done.detail);
    return done;
  });
}
