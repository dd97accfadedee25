import type { Context } from '../identity/context.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Feed } from './feed.ts';
import { listedFields } from './listed-fields.ts';
import { mergeItems } from './merge-items.ts';
import { noteOutcome } from './note-outcome.ts';
import type { UpstreamReading } from './read-upstream.ts';
import { suspectList } from './suspect-list.ts';
import { noteHub } from './websub/note-hub.ts';

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
    if (reading.outcome === 'unchanged') {
      await noteOutcome(tx, feed, {
        failure: null,
        suspicions: await suspectList(tx, feed, null),
        politeness,
      });
      return { found: 0, fresh: 0 };
    }
    feed.validators = reading.validators;
    // One moment for all, so that what a feed begins with is known by it.
    const seenAt = tx.now();
    feed.firstListedAt ??= seenAt;
    // Before anything goes into the journal, whose lock comes after those of items everywhere.
    const fresh = await mergeItems(tx, feed, items, seenAt);
    if (fresh > 0) feed.lastNewAt = seenAt;
    const titles = items.map(({ title }) => title);
    await noteOutcome(tx, feed, {
      failure: null,
      suspicions: await suspectList(tx, feed, titles),
      politeness,
    });
    if (reading.hub !== undefined) await noteHub(tx, feed, reading.hub);
    return { found: reading.items.length, fresh };
  });
}
