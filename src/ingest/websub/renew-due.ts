import { type Context, enqueue } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { HubSubscription, SubscriptionState } from './hub-subscription.ts';

const MOST = 500;

/** Queues the asking for every subscription whose time has come, well before its lease ends; feeds that are disabled are left. */
export async function renewDue(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const due = await tx.em.find(
      HubSubscription,
      { renewAt: { $lte: tx.now() }, state: { $ne: SubscriptionState.ENDED }, feed: { enabled: true } },
      { orderBy: { renewAt: 'asc', id: 'asc' }, limit: MOST },
    );
    for (const { id } of due) {
      await enqueue(tx, 'ingest.subscribe', { subscriptionId: id }, { singletonKey: id });
    }
  });
}
