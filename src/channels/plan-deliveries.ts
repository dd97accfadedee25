import type { Context } from '../identity/context.ts';
import { Edition } from '../release/edition.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { wake } from './wake.ts';

/** Plans one delivery of an edition for each of the channels that has none yet, in the act's own transaction; planning twice changes nothing. */
export async function planDeliveries(
  tx: Context,
  edition: { id: string; contentId: string; number: number },
  channelIds: readonly string[],
): Promise<void> {
  const present = await tx.em.find(Delivery, { edition: edition.id, channel: { $in: [...channelIds] } });
  const planned = new Set(present.map((delivery) => delivery.channel.id));
  const missing = [...new Set(channelIds)].filter((id) => !planned.has(id));
  for (const channelId of missing) {
    tx.em.create(Delivery, {
      edition: tx.em.getReference(Edition, edition.id),
      contentId: edition.contentId,
      editionNumber: edition.number,
      channel: tx.em.getReference(Channel, channelId),
      state: DeliveryState.PLANNED,
      plannedAt: tx.now(),
      tries: 0,
      round: 0,
      exposed: false,
    });
  }
  await tx.em.flush();
  for (const channelId of missing) await wake(tx, channelId);
}
