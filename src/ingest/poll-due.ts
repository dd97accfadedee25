import { type Context, enqueue } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { LONGEST_PAUSE_MS } from './cadence.ts';
import { Feed, FeedKind } from './feed.ts';

const MOST = 1_000;

/** Queues a poll of every enabled feed whose time has come; one that is queued or running already is not queued again. */
export async function pollDue(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.now();
    const longest = new Date(now.getTime() + LONGEST_PAUSE_MS);
    const isDue = { $or: [{ nextPollAt: { $lte: now } }, { nextPollAt: { $gt: longest } }] };
    const due = await tx.em.find(
      Feed,
      { enabled: true, kind: { $ne: FeedKind.MANUAL }, ...isDue },
      { orderBy: { nextPollAt: 'asc', id: 'asc' }, limit: MOST },
    );
    for (const { id, url } of due) {
      const group = { id: new URL(url).host };
      await enqueue(tx, 'ingest.poll', { feedId: id }, { singletonKey: id, group });
    }
  });
}
