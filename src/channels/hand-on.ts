import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { takesBack } from './one-copy.ts';
import { wake } from './wake.ts';

/**
 * Hands a retraction that ended without the far side's word on to the newest older copy that was to go with it, in
 * the act's own transaction; what only a person can take down is not told twice. Nothing happens while another retraction of the content is due on the channel.
 */
export async function handOn(tx: Context, { channel, contentId }: Delivery): Promise<void> {
  if (!takesBack((await mustFind(tx.em, Channel, channel.id)).kind)) return;
  const retracting = { channel, contentId, state: DeliveryState.RETRACTING };
  if (await tx.em.count(Delivery, { ...retracting, nextTryAt: { $ne: null } })) return;
  const older = await tx.em.findOne(Delivery, retracting, { orderBy: { editionNumber: 'desc' } });
  if (!older) return;
  older.nextTryAt = tx.now();
  await tx.em.flush();
  await wake(tx, channel.id);
}
