import { approvalGap } from '../content/approval.ts';
import { Commission } from '../content/commission.ts';
import { ContentKind } from '../content/content-kind.ts';
import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { currentSnapshot, latestRevision } from '../content/latest-revision.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { type Snapshot, snapshotHash } from '../content/snapshot.ts';
import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { announce } from './announce.ts';
import { holdLedger } from './append-edition.ts';
import { type Approved, authorsOf, bringOut } from './bring-out.ts';
import { Edition, EditionAct } from './edition.ts';
import { holdChain } from './follow-chain.ts';
import { followUp } from './follow-up.ts';
import { lockForced, overtakeRetrospect } from './overtake-retrospect.ts';
import { Publication } from './publication.ts';
import { PUBLISHER_ROLES } from './publisher-roles.ts';
import { settleReposts } from './settle-reposts.ts';

async function mustBeApproved(tx: Context, copy: Copy): Promise<Approved> {
  const snapshot = await currentSnapshot(tx.em, copy);
  const revision = await latestRevision(tx.em, copy.id);
  const gap = approvalGap({
    hash: snapshotHash(snapshot),
    sensitivity: snapshot.sensitivity,
    authorIds: revision ? authorsOf(copy, revision) : copy.authorIds,
    revision: revision && {
      hash: revision.hash,
      voided: revision.voidedAt !== null,
      review: revision.review,
    },
  });
  if (gap || !revision) throw new Refusal(gap ?? 'NOT_APPROVED');
  return { revision, snapshot };
}

async function schedule(tx: Context, copy: Copy, at: Date): Promise<Copy> {
  Object.assign(copy, { state: CopyState.SCHEDULED, publishAt: at });
  await tx.em.flush();
  await record(tx, 'copy.scheduled', { type: 'Copy', id: copy.id }, { at });
  return copy;
}

/** What readers see until now of the content that a copy corrects. */
async function presentOf(tx: Context, copy: Copy, snapshot: Snapshot): Promise<Edition | null> {
  if (copy.contentId || snapshot.kind === ContentKind.POLICY) await holdLedger(tx);
  await holdChain(tx, { contentId: copy.contentId ?? copy.id, snapshot });
  const present = copy.contentId ? await mustLock(tx.em, Publication, copy.contentId) : null;
  must(!present?.withdrawalKind, 'WRONG_STATE', { zh: '内容已撤下', en: 'The content has been withdrawn' });
  return present && mustFind(tx.em, Edition, present.editionId);
}

async function settleDuties(tx: Context, copy: Copy, edition: Edition): Promise<void> {
  await settleReposts(tx, edition.contentId);
  const evidence = { editionId: edition.id, contentId: edition.contentId, hash: edition.hash };
  const siteId = copy.site.id;
  await settleDuty(tx, { kind: DutyKind.ALARM, subjectId: copy.id, siteId, evidence });
  const commission = await tx.em.findOne(Commission, { answer: copy.id, cancelledAt: null });
  if (commission)
    await settleDuty(tx, { kind: DutyKind.COMMISSION, subjectId: commission.id, siteId, evidence });
}

/**
 * Publishes an approved copy, or schedules it for an instant to come. This is the one way out: the law of approval is
 * checked here, whoever asks and however.
 */
export async function publish(ctx: Context, input: { id: string; at?: Date | null }): Promise<Copy> {
  mustHaveRole(ctx.actor, ...PUBLISHER_ROLES);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    must(copy.state !== CopyState.PUBLISHED, 'WRONG_STATE');
    const approved = await mustBeApproved(tx, copy);
    mustAllow('publish', copy.state);
    if (input.at && input.at > tx.now()) return schedule(tx, copy, input.at);
    const present = await presentOf(tx, copy, approved.snapshot);
    const forced = present && (await lockForced(tx, present));
    const edition = await bringOut(tx, copy, { ...approved, present });
    Object.assign(copy, { state: CopyState.PUBLISHED, contentId: edition.contentId, publishAt: null });
    await tx.em.flush();
    if (present) await overtakeRetrospect(tx, forced, edition, present.snapshot.siteId);
    await settleDuties(tx, copy, edition);
    await announce(
      tx,
      edition.act === EditionAct.CORRECT ? 'content.corrected' : 'content.published',
      edition,
    );
    await followUp(tx, edition);
    return copy;
  });
}
