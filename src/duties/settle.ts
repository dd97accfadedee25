import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { Duty, type DutyKind, DutyState } from './duty.ts';

/** What is said of a duty that was done; `at` is when, if not now. */
export interface Settlement {
  kind: DutyKind;
  subjectId: string;
  siteId: string | null;
  evidence: Record<string, unknown>;
  at?: Date;
}

/** Rule: how a duty done at a moment stands. Advice is never late; what was late before it was opened again stays so. */
function settledState(duty: Pick<Duty, 'advised' | 'wasLate' | 'dueAt'>, at: Date): DutyState {
  if (duty.advised) return DutyState.MET;
  return duty.wasLate || at > duty.dueAt ? DutyState.LATE : DutyState.MET;
}

/**
 * Settles an open duty with its evidence, in the act's own transaction: MET in time, LATE after; nothing happens where
 * none is open. Its row is held, so that whoever exempts it at the same moment comes before or after, and never between.
 */
export async function settleDuty(ctx: Context, input: Settlement): Promise<void> {
  const { kind, subjectId, siteId, evidence } = input;
  const open = { kind, subjectId, siteId, state: DutyState.OPEN };
  const held = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
  const duty = await ctx.em.findOne(Duty, open, held);
  if (!duty) return;
  const settledAt = input.at ?? ctx.now();
  duty.state = settledState(duty, settledAt);
  duty.settledAt = settledAt;
  duty.evidence = evidence;
  await ctx.em.flush();
  await record(ctx, 'duty.settled', { type: 'Duty', id: duty.id }, { state: duty.state, evidence });
}
