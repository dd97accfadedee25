import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { keepsOneCopy } from './one-copy.ts';
import { settleTrouble } from './settle-trouble.ts';

/** Marks a delivery GONE with the older ones of its content that were the same copy, in the act's own transaction: where a correction changes the copy in place there is but one. */
export async function goneWithOlder(tx: Context, delivery: Delivery): Promise<void> {
  const { channel, contentId, editionNumber } = delivery;
  const isOne = keepsOneCopy((await mustFind(tx.em, Channel, channel.id)).kind);
  // A newer copy has a retraction of its own: this one was begun before it came.
  const older = {
    channel,
    contentId,
    editionNumber: { $lte: editionNumber },
    state: DeliveryState.RETRACTING,
  };
  const copies = isOne ? await tx.em.find(Delivery, older) : [];
  for (const copy of new Set([delivery, ...copies])) {
    const gone = { state: DeliveryState.GONE, goneAt: tx.now(), nextTryAt: null };
    Object.assign(copy, { ...gone, exposed: false, ticket: null });
    await tx.em.flush();
    await settleTrouble(tx, copy);
  }
}
