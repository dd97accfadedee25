import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { currentSnapshot } from '../content/latest-revision.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { resolveBlocks } from '../content/resolve-blocks.ts';
import { type Sensitivity, weightOf } from '../content/sensitivity.ts';
import type { Snapshot } from '../content/snapshot.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { freeze } from './freeze.ts';
import { layOutSteps } from './lay-out-steps.ts';
import { mustHaveNamedReviewers } from './named-reviewers.ts';
import type { Found } from './proofing/index.ts';
import { proofreadCopy } from './proofread-copy.ts';
import { refuseBlocked } from './refuse-blocked.ts';
import { sensitiveTopics } from './sensitive-topics.ts';
import { belowSuggestion, suggestSensitivity } from './suggest-sensitivity.ts';
import { tierPlan } from './tier-plan.ts';
import { weigh } from './weigh.ts';

const NOT_DECLARED = {
  zh: '送审须作出“上网不涉密”声明',
  en: 'Nothing is submitted without the declaration that it holds no secret',
};

const BELOW_FLOOR = {
  zh: '审核人已确定敏感程度，送审不得低于它',
  en: 'A reviewer has set the sensitivity; it is not submitted under less',
};

async function foundIn(tx: Context, copy: Copy, site: Site, snapshot: Snapshot): Promise<Found[]> {
  const suggestion = suggestSensitivity(copy, sensitiveTopics());
  const below = copy.sensitivity ? belowSuggestion(copy.sensitivity, suggestion) : [];
  return [...(await proofreadCopy(tx, copy, site, snapshot)), ...below];
}

/** A copy handed in for review. Whoever does so declares that nothing in it is secret; a tick that was taken away refuses. */
export interface Submission {
  id: string;
  sensitivity: Sensitivity;
  secrecyStatement?: boolean | null;
}

/** Freezes a revision, proofreads it, and lays out its tiers. With a blocking finding the copy stays a draft; the findings are kept either way. */
export async function submit(ctx: Context, input: Submission): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  must(input.secrecyStatement !== false, 'BAD_USER_INPUT', NOT_DECLARED, { field: 'secrecyStatement' });
  const outcome = await transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    const site = await mustFind(tx.em, Site, copy.site.id);
    await mustReach(tx, site);
    mustAllow('submit', copy.state);
    const reachesFloor = weightOf(input.sensitivity) >= weightOf(copy.sensitivityFloor);
    must(reachesFloor, 'FORBIDDEN', BELOW_FLOOR, { sensitivity: copy.sensitivityFloor });
    copy.sensitivity = input.sensitivity;
    await resolveBlocks(tx, copy);
    const snapshot = await currentSnapshot(tx.em, copy);
    const found = await foundIn(tx, copy, site, snapshot);
    const submittedById = tx.actor.id ?? '';
    const findings = await weigh(tx, copy, { snapshot, found, submittedById });
    const revision = await freeze(tx, copy, { findings, submittedById });
    const blocked = revision.review.openBlocks > 0;
    if (!blocked) await layOutSteps(tx, revision, await tierPlan(tx.em, snapshot, input.sensitivity));
    if (!blocked) await mustHaveNamedReviewers(tx, copy, revision);
    if (!blocked) copy.state = CopyState.IN_REVIEW;
    await tx.em.flush();
    const { number, hash, review } = revision;
    const detail = { revision: number, hash, sensitivity: input.sensitivity, tiers: review.tiers };
    await record(tx, blocked ? 'copy.blocked' : 'copy.submitted', { type: 'Copy', id: copy.id }, detail);
    return { copy, findings, blocked };
  });
  return outcome.blocked ? refuseBlocked(outcome.findings) : outcome.copy;
}
