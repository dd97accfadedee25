import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Attempt } from './attempt.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { keepsOneCopy } from './one-copy.ts';
import { settleTrouble } from './settle-trouble.ts';

/** Older copies need no retraction of their own any more: what is planned again takes their place. */
async function leaveOlder(tx: Context, { channel, contentId, editionNumber }: Delivery): Promise<void> {
  if (!keepsOneCopy((await mustFind(tx.em, Channel, channel.id)).kind)) return;
  const older = { channel, contentId, editionNumber: { $lt: editionNumber }, unplacing: { $ne: null } };
  const retracting = await tx.em.find(Delivery, { ...older, state: DeliveryState.RETRACTING });
  for (const delivery of retracting) {
    Object.assign(delivery, { state: DeliveryState.GONE, goneAt: tx.now(), nextTryAt: null });
    const skipped = { outcome: 'retract.skipped', detail: 'the content was placed again' };
    tx.em.create(Attempt, { delivery, at: tx.now(), ...skipped });
    await tx.em.flush();
    await settleTrouble(tx, delivery);
  }
}

/** Plans a delivery again that was taken out of the site, in the act's own transaction: under a new id, since the far side may drop one it has had. */
export async function revive(tx: Context, delivery: Delivery): Promise<void> {
  const exposed = delivery.exposed || delivery.state !== DeliveryState.GONE;
  const anew = { state: DeliveryState.PLANNED, plannedAt: tx.now(), tries: 0, nextTryAt: null, exposed };
  const nothingYet = {
    receipt: null,
    rendition: null,
    notice: null,
    noticedAt: null,
    proof: null,
    sentAt: null,
    landedAt: null,
    goneAt: null,
  };
  Object.assign(delivery, { ...anew, ...nothingYet, unplacing: null, round: delivery.round + 1 });
  await tx.em.flush();
  await leaveOlder(tx, delivery);
}
