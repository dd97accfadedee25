import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { dueOf } from './due.ts';
import { type Duty, DutyState } from './duty.ts';

/**
 * Opens a duty again that was done and is undone now, in the act's own transaction: on a new clock from now, but never
 * due before it first was. The journal keeps how it stood.
 */
export async function reopenDuty(ctx: Context, duty: Duty, cause: Record<string, unknown>): Promise<void> {
  const { state, dueAt, settledAt, evidence } = duty;
  const openedAt = ctx.now();
  const clock = dueOf({ openedAt, window: duty.window, notBefore: dueAt }, await loadCalendar(ctx.em));
  ctx.em.assign(duty, {
    ...{ state: DutyState.OPEN, settledAt: null, evidence: null, openedAt, notBefore: dueAt },
    ...{ ...clock, reminded: 0, round: duty.round + 1, wasLate: duty.wasLate || state === DutyState.LATE },
  });
  await ctx.em.flush();
  const was = { state, dueAt, settledAt, evidence };
  await record(ctx, 'duty.reopened', { type: 'Duty', id: duty.id }, { was, dueAt: duty.dueAt, ...cause });
}
