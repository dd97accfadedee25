import type { Context } from '../identity/context.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { noteRemoved } from './federation/note-removed.ts';
import { Feed } from './feed.ts';
import { isFirstReading } from './how-far.ts';
import { type ListedFields, listedFields } from './listed-fields.ts';
import { mergeItems } from './merge-items.ts';
import { noteOutcome } from './note-outcome.ts';
import type { UpstreamReading } from './read-upstream.ts';
import { suspectList } from './suspect-list.ts';
import { noteHub } from './websub/note-hub.ts';

type Listed = Extract<UpstreamReading, { outcome: 'listed' }>;

/** Stores what came of reading a list, in one short transaction; answers how many items it holds and how many are new. */
export async function storeList(
  ctx: Context,
  feedId: string,
  reading: UpstreamReading,
): Promise<{ found: number; fresh: number }> {
  const items = reading.outcome === 'listed' ? reading.items.flatMap((item) => listedFields(item) ?? []) : [];
  const { politeness } = reading;
  return transact(ctx, async (tx) => {
    const feed = await mustLock(tx.em, Feed, feedId);
    if (reading.outcome === 'failed') {
      const problem = reading.problems[0] ?? '没有找到任何条目。';
      const failure = { problem, broke: reading.answered && feed.firstListedAt !== null };
      await noteOutcome(tx, feed, { failure, politeness });
      return { found: 0, fresh: 0 };
    }
    if (reading.outcome === 'listed') return storeItems(tx, feed, { reading, items });
    const suspicions = await suspectList(tx, feed, null);
    await noteOutcome(tx, feed, { failure: null, suspicions, politeness });
    return { found: 0, fresh: 0 };
  });
}

async function storeItems(
  tx: Context,
  feed: Feed,
  { reading, items }: { reading: Listed & UpstreamReading; items: ListedFields[] },
): ReturnType<typeof storeList> {
  const { lacking, politeness, hub } = reading;
  // While a page is owed, the list is asked for whole.
  feed.validators = lacking?.again ? null : reading.validators;
  // One moment for all, so that what a feed begins with is known by it.
  const seenAt = tx.now();
  if (isFirstReading(feed)) feed.firstListedAt = seenAt;
  const fresh = await mergeItems(tx, feed, items, seenAt);
  await noteRemoved(tx, feed, reading.removed ?? []);
  if (fresh > 0) feed.lastNewAt = seenAt;
  const list = { titles: items.map(({ title }) => title), lacking, seenAt };
  const suspicions = await suspectList(tx, feed, list);
  await noteOutcome(tx, feed, { failure: null, suspicions, politeness });
  if (hub !== undefined) await noteHub(tx, feed, hub);
  return { found: reading.items.length, fresh };
}
