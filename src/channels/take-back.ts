import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Edition } from '../release/edition.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { settleTrouble } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { turnRound } from './turn-round.ts';
import { wake } from './wake.ts';

/** Leaves one retraction to each channel, of the newest copy; the older ones go with it. */
function newestOnly(retracting: Delivery[]): void {
  const seen = new Set<string>();
  const newestFirst = [...retracting].sort((a, b) => b.editionNumber - a.editionNumber);
  for (const delivery of newestFirst) {
    if (seen.has(delivery.channel.id)) delivery.nextTryAt = null;
    seen.add(delivery.channel.id);
  }
}

async function cancelPlanned(tx: Context, withdrawal: Edition): Promise<void> {
  const { contentId, number } = withdrawal;
  const edition = { contentId, number: { $lt: number } };
  const planned = await tx.em.find(Release, { state: ReleaseState.PLANNED, edition });
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
    lockMode: LockMode.PESSIMISTIC_WRITE,
  });
  for (const delivery of deliveries) turnRound(delivery, tx.now());
  const retracting = deliveries.filter((delivery) => delivery.state === DeliveryState.RETRACTING);
  newestOnly(retracting);
  await tx.em.flush();
  for (const delivery of deliveries) {
    if (delivery.state === DeliveryState.GONE) await settleTrouble(tx, delivery);
  }
  for (const id of new Set(retracting.map((delivery) => delivery.channel.id))) await wake(tx, id);
  await settleWithdrawal(tx, contentId);
  await cancelPlanned(tx, withdrawal);
}
