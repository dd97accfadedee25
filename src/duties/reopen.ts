import { deadline } from '../calendar/deadline.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { type Duty, DutyState } from './duty.ts';

/**
 * Opens a duty again that was done and is undone now, in the act's own transaction: on a new clock from now, but never
 * due before it first was. The journal keeps how it stood.
 */
export async function reopenDuty(ctx: Context, duty: Duty, cause: Record<string, unknown>): Promise<void> {
  const { state: before, dueAt: previously, settledAt, evidence } = duty;
  const now = ctx.now();
  const clock = deadline(now, duty.window, await loadCalendar(ctx.em));
  const dueAt = new Date(Math.max(clock.dueAt.getTime(), previously.getTime()));
  ctx.em.assign(duty, {
    ...{ state: DutyState.OPEN, settledAt: null, evidence: null, openedAt: now, dueAt },
    ...{ provisional: clock.provisional, round: duty.round + 1 },
    wasLate: duty.wasLate || before === DutyState.LATE,
  });
  await ctx.em.flush();
  const was = { state: before, dueAt: previously, settledAt, evidence };
  await record(ctx, 'duty.reopened', { type: 'Duty', id: duty.id }, { was, dueAt, ...cause });
}
