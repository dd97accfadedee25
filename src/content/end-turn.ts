import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import type { Revision } from './revision.ts';

/** Ends the turn of the step that a revision waits for: its duty is settled, in the act's own transaction, with how it ended. */
export async function endTurn(
  tx: Context,
  revision: Revision,
  siteId: string,
  outcome: string,
): Promise<void> {
  const { turn } = revision.review;
  if (!turn) return;
  const evidence = { outcome, hash: revision.hash };
  await settleDuty(tx, { kind: DutyKind.REVIEW, subjectId: turn, siteId, evidence });
  revision.review = { ...revision.review, turn: null };
}
