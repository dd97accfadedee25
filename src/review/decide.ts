import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { latestRevision } from '../content/latest-revision.ts';
import { mustAllow } from '../content/lifecycle.ts';
import type { Revision } from '../content/revision.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { decisionRefusal } from './may-decide.ts';
import { Step, StepState } from './step.ts';

/** A decision of one tier. */
export interface Decision {
  id: string;
  approve: boolean;
  remark?: string | null;
  /** Hash of the revision that was read; when another has been submitted meanwhile, the decision is STALE. */
  hash?: string | null;
}

async function stepInTurn(
  tx: Context,
  copy: Copy,
  revision: Revision,
): Promise<{ step: Step; next: Step | null }> {
  const steps = await tx.em.find(Step, { revision: revision.id }, { orderBy: { tier: 'asc' } });
  const pending = steps.filter((step) => step.state === StepState.PENDING);
  const step = pending[0];
  must(step, 'WRONG_STATE');
  const deciderIds = steps.flatMap((one) => (one.decidedBy ? [one.decidedBy.id] : []));
  const refusal = decisionRefusal({
    actorId: tx.actor.id ?? '',
    actorRoles: tx.actor.roles,
    authorIds: [...copy.authorIds, revision.submittedBy.id],
    deciderIds,
    role: step.role,
  });
  if (refusal) throw new Refusal(refusal);
  return { step, next: pending[1] ?? null };
}

function approve(tx: Context, copy: Copy, revision: Revision, step: Step, next: Step | null): void {
  const { id, username } = tx.actor;
  const approval = {
    tier: step.tier,
    role: step.role,
    userId: id ?? '',
    username,
    at: tx.now().toISOString(),
  };
  revision.review = { ...revision.review, approvals: [...revision.review.approvals, approval] };
  if (next) next.waitingSince = tx.now();
  else copy.state = CopyState.APPROVED;
}

/** Decides the tier whose turn it is: on approval the copy goes on to the next tier or is approved; otherwise it goes back to its author. */
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
    const { step, next } = await stepInTurn(tx, copy, revision);
    const state = input.approve ? StepState.APPROVED : StepState.RETURNED;
    const decidedBy = tx.em.getReference(User, tx.actor.id ?? '');
    Object.assign(step, { state, remark, decidedAt: tx.now(), decidedBy });
    if (input.approve) approve(tx, copy, revision, step, next);
    else Object.assign(copy, { state: CopyState.RETURNED });
    if (!input.approve) revision.voidedAt = tx.now();
    await tx.em.flush();
    const detail = { tier: step.tier, role: step.role, hash: revision.hash, remark };
    await record(
      tx,
      input.approve ? 'copy.approved' : 'copy.returned',
      { type: 'Copy', id: copy.id },
      detail,
    );
    return copy;
  });
}
