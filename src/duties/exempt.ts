import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { type Duty, DutyState } from './duty.ts';

/** Ends an open duty that need not be done, for a stated reason, in the act's own transaction. */
export async function exempt(ctx: Context, duty: Duty, reason: string): Promise<void> {
  duty.state = DutyState.EXEMPT;
  duty.exemptReason = reason;
  duty.exemptById = ctx.actor.id;
  duty.settledAt = ctx.now();
  await ctx.em.flush();
  await record(ctx, 'duty.exempted', { type: 'Duty', id: duty.id }, { reason });
}
