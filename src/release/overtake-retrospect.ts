import { LockMode } from '@mikro-orm/core';
import { Copy } from '../content/copy.ts';
import { endTurn } from '../content/end-turn.ts';
import { latestRevision } from '../content/latest-revision.ts';
import type { Revision } from '../content/revision.ts';
import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import type { Edition } from './edition.ts';

/** The revision of an edition that an emergency brought out, held until the transaction ends; null for any other. */
export async function lockForced(tx: Context, edition: Edition): Promise<Revision | null> {
  if (!edition.grounds?.emergency) return null;
  // What was published is everybody's, whoever the copy was limited to.
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  await tx.em.findOne(Copy, { id: edition.copyId }, { lockMode, filters: false });
  return latestRevision(tx.em, edition.copyId);
}

/** Tells the review in retrospect, and the duty to put a refused text right, that the text is public no longer. */
export async function overtakeRetrospect(
  tx: Context,
  revision: Revision | null,
  { id: editionId, contentId, snapshot }: Edition,
  siteId = snapshot.siteId,
): Promise<void> {
  const evidence = { editionId };
  await settleDuty(tx, { kind: DutyKind.RECTIFY, subjectId: contentId, siteId, evidence });
  if (!revision || revision.review.retrospect) return;
  await endTurn(tx, revision, siteId, 'overtaken');
  const retrospect = { outcome: 'OVERTAKEN', at: tx.now().toISOString() } as const;
  Object.assign(revision, { voidedAt: tx.now(), review: { ...revision.review, retrospect } });
  await settleDuty(tx, { kind: DutyKind.RETROSPECT, subjectId: revision.copy.id, siteId, evidence });
  await tx.em.flush();
}
