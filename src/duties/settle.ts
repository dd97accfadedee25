import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { Duty, type DutyKind, DutyState } from './duty.ts';

/** Settles an open duty with its evidence, in the act's own transaction: MET in time, LATE after; nothing happens where none is open. */
export async function settleDuty(
  ctx: Context,
  input: { kind: DutyKind; subjectId: string; siteId: string | null; evidence: Record<string, unknown> },
): Promise<void> {
  const { kind, subjectId, siteId, evidence } = input;
  const duty = await ctx.em.findOne(Duty, { kind, subjectId, siteId, state: DutyState.OPEN });
  if (!duty) return;
  const settledAt = ctx.now();
  duty.state = settledAt <= duty.dueAt ? DutyState.MET : DutyState.LATE;
  duty.settledAt = settledAt;
  duty.evidence = evidence;
  await ctx.em.flush();
  await record(ctx, 'duty.settled', { type: 'Duty', id: duty.id }, { state: duty.state, evidence });
}
