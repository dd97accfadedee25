import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { currentSnapshot, latestRevision } from '../content/latest-revision.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { type Sensitivity, weightOf } from '../content/sensitivity.ts';
import { voidRevisions } from '../content/void-revisions.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { freeze } from './freeze.ts';
import { layOutSteps } from './lay-out-steps.ts';
import { mustHaveNamedReviewers } from './named-reviewers.ts';
import { proofreadCopy } from './proofread-copy.ts';
import { refuseBlocked } from './refuse-blocked.ts';
import { REVIEWER_ROLES } from './reviewer-roles.ts';
import { tierPlan } from './tier-plan.ts';
import { isOpenBlock, weigh } from './weigh.ts';

/** Another level for a copy, and why. */
export interface Reweighing {
  id: string;
  sensitivity: Sensitivity;
  reason: string;
}

const LOWERERS = REVIEWER_ROLES.filter((role) => role !== Role.REVIEWER_OFFICE);
const NOT_YOURS = {
  zh: '敏感程度只能由信息办以上的审核人调低',
  en: 'Only a reviewer above the information office lowers the sensitivity',
};
const SAME = { zh: '敏感程度没有变化', en: 'That is its sensitivity already' };

function has(ctx: Context, roles: readonly Role[]): boolean {
  return roles.some((role) => ctx.actor.roles.includes(role));
}

async function mustMayChange(tx: Context, copy: Copy, to: Sensitivity): Promise<void> {
  must(copy.sensitivity !== to, 'BAD_USER_INPUT', SAME, { field: 'sensitivity' });
  const last = await latestRevision(tx.em, copy.id);
  const isOwn = [...copy.authorIds, last?.submittedBy.id].includes(tx.actor.id ?? '');
  const isLower = weightOf(to) < weightOf(copy.sensitivity);
  if (isLower) must(has(tx, LOWERERS), 'FORBIDDEN', NOT_YOURS);
  if (isLower) must(!isOwn, 'OWN_WORK');
  // What a reviewer has weighed, an editor does not weigh again.
  if (has(tx, REVIEWER_ROLES) && !isOwn) copy.sensitivityFloor = to;
}

/** Lays out anew the tiers of a copy in review: the same text under another level is another revision, which nobody has approved. */
async function layOutAnew(tx: Context, copy: Copy, site: Site): Promise<void> {
  const last = await latestRevision(tx.em, copy.id);
  if (!last || !copy.sensitivity) return;
  await voidRevisions(tx, copy);
  const snapshot = await currentSnapshot(tx.em, copy);
  const submittedById = last.submittedBy.id;
  const found = await proofreadCopy(tx, copy, site);
  const findings = await weigh(tx, copy, { snapshot, found, submittedById });
  if (findings.some(isOpenBlock)) refuseBlocked(findings);
  const { secrecy } = last.review;
  const revision = await freeze(tx, copy, { findings, submittedById, secrecy });
  await layOutSteps(tx, revision, await tierPlan(tx.em, snapshot, copy.sensitivity));
  await mustHaveNamedReviewers(tx, copy, revision);
  Object.assign(copy, { state: CopyState.IN_REVIEW, publishAt: null });
}

/**
 * Changes the level a copy is reviewed under, for a reason: raised by whoever may write or review it, lowered only by a
 * reviewer above the first tier, and never on own work. Approvals given under the other level are void.
 */
export async function changeSensitivity(ctx: Context, input: Reweighing): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN, ...REVIEWER_ROLES);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  const reason = line('reason', input.reason, 1_000);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    const site = await mustFind(tx.em, Site, copy.site.id);
    await mustReach(tx, site);
    mustAllow('reweigh', copy.state);
    const from = copy.sensitivity;
    await mustMayChange(tx, copy, input.sensitivity);
    copy.sensitivity = input.sensitivity;
    const isDraft = copy.state === CopyState.DRAFT || copy.state === CopyState.RETURNED;
    if (!isDraft) await layOutAnew(tx, copy, site);
    await tx.em.flush();
    const detail = { from, to: copy.sensitivity, reason };
    await record(tx, 'copy.sensitivity-changed', { type: 'Copy', id: copy.id }, detail);
    return copy;
  });
}
