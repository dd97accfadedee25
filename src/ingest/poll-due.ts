import { type Context, enqueueAll } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { LONGEST_PAUSE_MS } from './cadence.ts';
import { Feed, FeedKind } from './feed.ts';

const MOST = 10_000;

/**
 * Queues a poll of every enabled feed whose time has come, the longest overdue first; one that is queued or running
 * already is not queued again. Feeds that failed stand in a line of their own, so that hosts that hang hold up no other.
 */
export async function pollDue(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.now();
    const longest = new Date(now.getTime() + LONGEST_PAUSE_MS);
    const isDue = { $or: [{ nextPollAt: { $lte: now } }, { nextPollAt: { $gt: longest } }] };
    const due = await tx.em.find(
      Feed,
      { enabled: true, kind: { $ne: FeedKind.MANUAL }, ...isDue },
      {
        orderBy: { nextPollAt: 'asc', id: 'asc' },
        limit: MOST,
        fields: ['host', 'consecutiveFailures'],
        disableIdentityMap: true,
      },
    );
    const { failing = [], well = [] } = Object.groupBy(due, ({ consecutiveFailures }) =>
      consecutiveFailures > 0 ? 'failing' : 'well',
    );
    await enqueueAll(tx, 'ingest.poll', well.map(jobOf));
    await enqueueAll(tx, 'ingest.poll-failing', failing.map(jobOf));
  });
}

function jobOf({ id, host }: Pick<Feed, 'id' | 'host'>) {
  return { payload: { feedId: id }, singletonKey: id, group: { id: host } };
}
