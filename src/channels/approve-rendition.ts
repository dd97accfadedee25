import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';
import { Edition } from '../release/edition.ts';
import { Publication } from '../release/publication.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { proceed } from './proceed.ts';
import { Rendition } from './rendition.ts';

const REVIEWERS = [
  Role.REVIEWER_OFFICE,
  Role.REVIEWER_DEPUTY_SECRETARY,
  Role.REVIEWER_VICE_MAYOR,
  Role.REVIEWER_PUBLICITY,
] as const;

/** What a reviewer says of a rendition that holds a release. */
export interface RenditionDecision {
  releaseId: string;
  renditionId: string;
  approve: boolean;
  remark?: string | null;
}

/** A rendition is approved by the role of the highest tier that approved the edition, and not by who wrote or launched it. */
function mustBeEntitled(ctx: Context, edition: Edition, release: Release, rendition: Rendition): void {
  const highest = edition.tiers.at(-1)?.role;
  const hasRole = ctx.actor.roles.some((role) => role === highest) || highest === undefined;
  must(hasRole, 'FORBIDDEN');
  const authors = [rendition.adjustedById, release.byId];
  must(ctx.actor.id !== null && !authors.includes(ctx.actor.id), 'OWN_WORK');
}

async function isSettled(tx: Context, release: Release): Promise<boolean> {
  const ids = release.renditions.map(({ renditionId }) => renditionId);
  return (await tx.em.count(Rendition, { id: { $in: ids }, needsReview: true, approvedAt: null })) === 0;
}

async function turnDown(tx: Context, release: Release): Promise<void> {
  release.state = ReleaseState.CANCELLED;
  await tx.em.flush();
}

/** Decides on a rendition that holds a release: the last approval sends the release on its way, one refusal cancels it. The approval is bound to the rendition's hash, and holds for every release of the same words of the same edition. */
export async function approveRendition(ctx: Context, input: RenditionDecision): Promise<Release> {
  mustHaveRole(ctx.actor, ...REVIEWERS);
  const remark = optionalLine('remark', input.remark, 2_000);
  return transact(ctx, async (tx) => {
    const { edition } = await mustFind(tx.em, Release, input.releaseId);
    const { contentId, snapshot, tiers } = await mustFind(tx.em, Edition, edition.id);
    const publication = await mustLock(tx.em, Publication, contentId);
    await mustReach(tx, await mustFind(tx.em, Site, snapshot.siteId));
    const release = await mustLock(tx.em, Release, input.releaseId);
    must(release.state === ReleaseState.HELD, 'WRONG_STATE');
    const rendition = await mustLock(tx.em, Rendition, input.renditionId);
    must(
      release.renditions.some(({ renditionId }) => renditionId === rendition.id),
      'NOT_FOUND',
    );
    mustBeEntitled(tx, { ...edition, tiers } as Edition, release, rendition);
    must(!input.approve || publication.editionId === edition.id, 'STALE');
    if (input.approve) Object.assign(rendition, { approvedById: tx.actor.id, approvedAt: tx.now() });
    await tx.em.flush();
    if (!input.approve) await turnDown(tx, release);
    else if (await isSettled(tx, release)) await proceed(tx, release, publication);
    const act = input.approve ? 'rendition.approved' : 'rendition.returned';
    const detail = { release: release.id, hash: rendition.hash, remark };
    await record(tx, act, { type: 'Rendition', id: rendition.id }, detail);
    return release;
  });
}
