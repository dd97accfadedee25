import { LockMode } from '@mikro-orm/core';
import type { Deadline } from '../calendar/deadline.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import { type Context, enqueue } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { dueOf } from './due.ts';
import { Duty, DutyState } from './duty.ts';

const BATCH = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Counts the clocks of open duties anew after the calendar changed, two hundred in a transaction and the rest by further
 * jobs; the journal keeps what each was due before. What was settled keeps its verdict, and what is due at a stated instant that.
 */
export async function reschedule(ctx: Context, { after = FIRST }: { after?: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const calendar = await loadCalendar(tx.em);
    const duties = await tx.em.find(
      Duty,
      { state: DutyState.OPEN, isStated: false, id: { $gt: after } },
      { orderBy: { id: 'asc' }, limit: BATCH, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const last = duties.at(-1);
    if (last && duties.length === BATCH) await enqueue(tx, 'duties.reschedule', { after: last.id });
    for (const duty of duties) await move(tx, duty, dueOf(duty, calendar));
  });
}

async function move(tx: Context, duty: Duty, { dueAt, provisional }: Deadline): Promise<void> {
  const was = { dueAt: duty.dueAt, provisional: duty.provisional };
  if (dueAt.getTime() === was.dueAt.getTime() && provisional === was.provisional) return;
  Object.assign(duty, { dueAt, provisional });
  await tx.em.flush();
  await record(tx, 'duty.rescheduled', { type: 'Duty', id: duty.id }, { was, dueAt, provisional });
}
