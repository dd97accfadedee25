import type { Context } from '../identity/context.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { settleTrouble } from './settle-trouble.ts';
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

/** Begins to take back deliveries of one content, in the act's own transaction; the publication's row must be held. */
export async function turnBack(tx: Context, deliveries: Delivery[]): Promise<void> {
  for (const delivery of deliveries) turnRound(delivery, tx.now());
  const retracting = deliveries.filter((delivery) => delivery.state === DeliveryState.RETRACTING);
  newestOnly(retracting);
  await tx.em.flush();
  for (const delivery of deliveries) {
    if (delivery.state === DeliveryState.GONE) await settleTrouble(tx, delivery);
  }
  for (const id of new Set(retracting.map((delivery) => delivery.channel.id))) await wake(tx, id);
}
