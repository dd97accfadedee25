import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { Edition, EditionAct } from '../release/edition.ts';
import { Delivery, DeliveryState } from './delivery.ts';

const RETRACTING = `select id from delivery where content_id = ? and state = 'RETRACTING' limit 1`;

/** Settles the withdrawal duty of a content once no channel is left that has not said gone (design law 5); the publication's row must be held, so that the last two channels see each other. */
export async function settleWithdrawal(tx: Context, contentId: string): Promise<void> {
  const [retracting] = await tx.em.execute<object[]>(RETRACTING, [contentId]);
  if (retracting) return;
  const withdrawn = { contentId, act: EditionAct.WITHDRAW };
  const edition = await tx.em.findOne(Edition, withdrawn, { orderBy: { number: 'desc' } });
  if (!edition) return;
  const gone = await tx.em.count(Delivery, { contentId, state: DeliveryState.GONE });
  const { siteId } = edition.snapshot;
  const evidence = { editionId: edition.id, hash: edition.hash, deliveriesGone: gone };
  await settleDuty(tx, { kind: DutyKind.WITHDRAW, subjectId: contentId, siteId, evidence });
}
