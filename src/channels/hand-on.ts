import type { Context } from '../identity/context.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { wake } from './wake.ts';

/**
 * Hands a retraction that ended without the far side's word on to the newest older copy that was to go with it, in
 * the act's own transaction; nothing happens while another retraction of the content is due on the channel.
 */
export async function handOn(tx: Context, { channel, contentId }: Delivery): Promise<void> {
  const retracting = { channel, contentId, state: DeliveryState.RETRACTING };
  if (await tx.em.count(Delivery, { ...retracting, nextTryAt: { $ne: null } })) return;
  const older = await tx.em.findOne(Delivery, retracting, { orderBy: { editionNumber: 'desc' } });
  if (!older) return;
  older.nextTryAt = tx.now();
  await tx.em.flush();
  await wake(tx, channel.id);
}
