import { type Context, enqueueAll } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { Subscriber } from './subscriber.ts';

const FORGOTTEN_AFTER = 3_600_000;
const OVERDUE_AFTER = 120_000;
const MOST = 5_000;

/** Forgets whose lease has ended and what nobody confirmed within an hour, and queues anew the deliveries whose job was lost. */
export async function sweepSubscribers(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.now().getTime();
    const isUnconfirmed = {
      $or: [{ askedAt: null }, { askedAt: { $lte: new Date(now - FORGOTTEN_AFTER) } }],
    };
    const isOver = { $or: [{ leaseEndsAt: null }, { leaseEndsAt: { $lte: tx.now() } }] };
    await tx.em.nativeDelete(Subscriber, { $and: [isOver, isUnconfirmed] });
    const overdue = { nextTryAt: { $lte: new Date(now - OVERDUE_AFTER) } };
    const lost = await tx.em.find(Subscriber, overdue, { limit: MOST, orderBy: { nextTryAt: 'asc' } });
    const jobs = lost.map(({ id }) => ({ payload: { subscriberId: id }, singletonKey: id }));
    await enqueueAll(tx, 'reading.distribute', jobs);
  });
}
