import { endTurn } from '../content/end-turn.ts';
import type { Context } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { beginTurn } from './begin-turn.ts';
import { StepState } from './step.ts';
import type { Turn } from './turn.ts';

/**
 * Sends a revision back to the step before, in the decision's own transaction: the approval there is taken off and must
 * be given anew, while the text and the approvals before it stay. Answers the tier it went to.
 */
export async function sendBack(tx: Context, turn: Turn, remark: string | null): Promise<number> {
  const { revision, step, before } = turn;
  must(before, 'BAD_USER_INPUT', {
    zh: '这是第一个环节，请退回作者',
    en: 'This is the first step; return it to its author',
  });
  must(remark, 'BAD_USER_INPUT', { zh: '退回请写明意见', en: 'Say why it goes back' }, { field: 'remark' });
  const siteId = revision.snapshot.siteId;
  await endTurn(tx, revision, siteId, 'sent-back');
  Object.assign(step, { waitingSince: null, dueAt: null });
  const undecided = { decidedBy: null, onBehalfOf: null, decidedAt: null, remark: null };
  const sentBack = { sentBackBy: tx.actor.id, sentBackAt: tx.now(), sentBackRemark: remark };
  tx.em.assign(before, { state: StepState.PENDING, ...undecided, ...sentBack });
  const approvals = revision.review.approvals.filter(({ tier }) => tier !== before.tier);
  revision.review = { ...revision.review, approvals };
  await beginTurn(tx, revision, before, siteId);
  return before.tier;
}
