import type { Approval } from '../content/approval.ts';
import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { endTurn } from '../content/end-turn.ts';
import { latestRevision } from '../content/latest-revision.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { beginTurn } from './begin-turn.ts';
import { closeRetrospect } from './close-retrospect.ts';
import { mustBeFreshFor } from './fresh-approval.ts';
import { ReturnTo } from './return-to.ts';
import { sendBack } from './send-back.ts';
import { StepState } from './step.ts';
import { type Turn, turnOf } from './turn.ts';

/** A decision of one tier. */
export interface Decision {
  id: string;
  approve: boolean;
  remark?: string | null;
  /** Hash of the revision that was read; when another has been submitted meanwhile, the decision is STALE. */
  hash?: string | null;
  /** Where a copy that is not approved goes; to its author where nothing is said. */
  returnTo?: ReturnTo | null;
}

function close(tx: Context, { step, onBehalfOf }: Turn, state: StepState, remark: string | null): void {
  const decidedBy = tx.em.getReference(User, tx.actor.id ?? '');
  const principal = onBehalfOf && tx.em.getReference(User, onBehalfOf.userId);
  Object.assign(step, { state, remark, decidedAt: tx.now(), decidedBy, onBehalfOf: principal });
}

async function approve(tx: Context, turn: Turn, remark: string | null): Promise<void> {
  const { copy, revision, step, next, onBehalfOf } = turn;
  mustBeFreshFor(tx, revision.snapshot.sensitivity);
  close(tx, turn, StepState.APPROVED, remark);
  await endTurn(tx, revision, revision.snapshot.siteId, 'approved');
  const tier = revision.review.tiers.find((one) => one.tier === step.tier);
  const approval: Approval = {
    ...(tier ?? { tier: step.tier, role: step.role }),
    userId: tx.actor.id ?? '',
    username: tx.actor.username,
    at: tx.now().toISOString(),
    ...(onBehalfOf && { onBehalfOf: { userId: onBehalfOf.userId, username: onBehalfOf.username } }),
  };
  revision.review = { ...revision.review, approvals: [...revision.review.approvals, approval] };
  if (next) await beginTurn(tx, revision, next, revision.snapshot.siteId);
  else if (copy.state === CopyState.PUBLISHED) await closeRetrospect(tx, copy, revision, 'APPROVED');
  else copy.state = CopyState.APPROVED;
}

async function giveBack(tx: Context, turn: Turn, remark: string | null): Promise<void> {
  const { copy, revision } = turn;
  close(tx, turn, StepState.RETURNED, remark);
  await endTurn(tx, revision, revision.snapshot.siteId, 'returned');
  if (copy.state === CopyState.PUBLISHED) return closeRetrospect(tx, copy, revision, 'REFUSED');
  copy.state = CopyState.RETURNED;
  revision.voidedAt = tx.now();
}

async function carryOut(tx: Context, turn: Turn, input: Decision, remark: string | null): Promise<void> {
  const { copy, revision, step, onBehalfOf } = turn;
  const { tier, role, name } = step;
  const said = { tier, role, name, hash: revision.hash, remark };
  const detail = { ...said, ...(onBehalfOf && { onBehalfOf: onBehalfOf.username }) };
  const subject = { type: 'Copy', id: copy.id };
  if (input.approve) {
    await approve(tx, turn, remark);
    await tx.em.flush();
    return record(tx, 'copy.approved', subject, detail);
  }
  if (input.returnTo === ReturnTo.STEP_BEFORE) {
    const to = await sendBack(tx, turn, remark);
    await tx.em.flush();
    return record(tx, 'copy.sent-back', subject, { ...detail, to });
  }
  await giveBack(tx, turn, remark);
  await tx.em.flush();
  return record(tx, 'copy.returned', subject, detail);
}

/**
 * Decides the tier whose turn it is, as one who has it or as the deputy of one: on approval the copy goes on to the next
 * tier or is approved; otherwise it goes back to its author, or to the step before.
 */
export async function decide(ctx: Context, input: Decision): Promise<Copy> {
  mustHaveRole(ctx.actor);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  const remark = optionalLine('remark', input.remark, 2_000);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    mustAllow('decide', copy.state);
    const revision = await latestRevision(tx.em, copy.id);
    must(revision && !revision.voidedAt, 'WRONG_STATE');
    must(!input.hash || input.hash === revision.hash, 'STALE');
    await carryOut(tx, await turnOf(tx, copy, revision), input, remark);
    return copy;
  });
}
