import { type Context, enqueue } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { Delivery, DeliveryState } from './delivery.ts';

const DAY_MS = 86_400_000;
const WATCHED_DAYS = 90;
const MOST = 2_000;

/** Queues a look at every landed copy of the last ninety days that has not been looked at for a day, so that one that is altered or taken down behind our back is seen. */
export async function watchLanded(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.now().getTime();
    const where = {
      state: DeliveryState.LANDED,
      landedAt: { $gt: new Date(now - WATCHED_DAYS * DAY_MS) },
      seenAt: { $lt: new Date(now - DAY_MS) },
      receipt: { $ne: null },
    };
    const landed = await tx.em.find(Delivery, where, { orderBy: { seenAt: 'asc' }, limit: MOST });
    for (const { id } of landed) await enqueue(tx, 'channels.probe', { deliveryId: id, round: 0 });
  });
}
