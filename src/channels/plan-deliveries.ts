import type { Context } from '../identity/context.ts';
import { Edition } from '../release/edition.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { Rendition } from './rendition.ts';
import { revive } from './revive.ts';
import { wake } from './wake.ts';

function ownOf(tx: Context, renditionId: string | undefined): Rendition | null {
  return renditionId ? tx.em.getReference(Rendition, renditionId) : null;
}

/** Plans one delivery of an edition for each of the channels that has none yet, and again one that was taken out of the site, in the act's own transaction; planning twice changes nothing. The publication's row must be held. */
export async function planDeliveries(
  tx: Context,
  edition: { id: string; contentId: string; number: number },
  channelIds: readonly string[],
  own: readonly { channelId: string; renditionId: string }[] = [],
): Promise<void> {
  const present = await tx.em.find(Delivery, { edition: edition.id, channel: { $in: [...channelIds] } });
  const planned = new Set(present.map((delivery) => delivery.channel.id));
  const takenOut = present.filter((delivery) => delivery.unplacing !== null);
  for (const delivery of takenOut) await revive(tx, delivery);
  const words = new Map(own.map(({ channelId, renditionId }) => [channelId, renditionId]));
  const missing = [...new Set(channelIds)].filter((id) => !planned.has(id));
  for (const channelId of missing) {
    tx.em.create(Delivery, {
      edition: tx.em.getReference(Edition, edition.id),
      contentId: edition.contentId,
      editionNumber: edition.number,
      channel: tx.em.getReference(Channel, channelId),
      rendition: ownOf(tx, words.get(channelId)),
      state: DeliveryState.PLANNED,
      plannedAt: tx.now(),
      tries: 0,
      round: 0,
      exposed: false,
    });
  }
  await tx.em.flush();
  const due = [...missing, ...takenOut.map((delivery) => delivery.channel.id)];
  for (const channelId of due) await wake(tx, channelId);
}
