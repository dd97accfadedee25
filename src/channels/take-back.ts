import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Edition } from '../release/edition.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { turnBack } from './turn-back.ts';

/** What is being taken out of a site has been told another reason: the withdrawal's is told under a new id. */
function tellWithdrawal(delivery: Delivery, now: Date): void {
  if (delivery.state !== DeliveryState.RETRACTING || !delivery.unplacing) return;
  Object.assign(delivery, { tries: 0, nextTryAt: now, round: delivery.round + 1 });
}

async function cancelPlanned(tx: Context, withdrawal: Edition): Promise<void> {
  const { contentId, number } = withdrawal;
  const edition = { contentId, number: { $lt: number } };
  const planned = await tx.em.find(Release, {
    state: { $in: [ReleaseState.PLANNED, ReleaseState.HELD] },
    edition,
  });
  for (const release of planned) release.state = ReleaseState.CANCELLED;
  await tx.em.flush();
  for (const release of planned) {
    await record(tx, 'release.cancelled', { type: 'Release', id: release.id }, { content: contentId });
  }
}

/** Begins to take back every copy of what a withdrawal withdrew, in the act's own transaction; the publication's row must be held. */
export async function takeBack(tx: Context, withdrawal: Edition): Promise<void> {
  const { contentId } = withdrawal;
  const earlier = {
    contentId,
    editionNumber: { $lt: withdrawal.number },
    state: { $ne: DeliveryState.GONE },
  };
  const deliveries = await tx.em.find(Delivery, earlier, {
    orderBy: { id: 'asc' },
    populate: ['channel'],
    lockMode: LockMode.PESSIMISTIC_WRITE,
  });
  for (const delivery of deliveries) tellWithdrawal(delivery, tx.now());
  await turnBack(tx, deliveries);
  await settleWithdrawal(tx, contentId);
  await cancelPlanned(tx, withdrawal);
}
