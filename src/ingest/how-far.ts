import type { Context } from '../identity/context.ts';
import { areAllNew } from './are-all-new.ts';
import type { Feed } from './feed.ts';
import type { HowFar, ListedItem } from './sources/index.ts';
import { owedSince, reachedIn } from './suspicion.ts';
import { UpstreamItem } from './upstream-item.ts';

const DAY = 86_400_000;
/** What is dated so long before anything was last found here is no news, be its address new: the site has been rebuilt. */
const OLD_NEWS_MS = 7 * DAY;

/**
 * How far a poll reads the list of a feed: as long as its pages show nothing that was known before. What one poll has no
 * room for is owed, but for what the feed begins with, and what is older than what was known by far.
 */
export function howFar(ctx: Context, feed: Feed): HowFar {
  const owed = owedSince(feed.suspicions);
  const reached = reachedIn(feed.suspicions);
  const joins = async (items: readonly ListedItem[]) => !(await areAllNew(ctx, feed, items, null));
  return {
    wantsMore: (items) => areAllNew(ctx, feed, items, owed),
    readOn: reached && { ...reached, joins },
    owes: async (items) => !isFirstReading(feed) && (await mayBeNews(ctx, feed, items)),
  };
}

/** Rule: whether a feed has not been read whole yet for the first time: what a page owed from then brings belongs to what it begins with. */
export function isFirstReading({ firstListedAt, suspicions }: Feed): boolean {
  const owed = owedSince(suspicions);
  return firstListedAt === null || (owed !== null && owed <= firstListedAt);
}

async function mayBeNews(ctx: Context, feed: Feed, items: readonly ListedItem[]): Promise<boolean> {
  const before = owedSince(feed.suspicions) ?? ctx.now();
  const [last] = await ctx.em
    .fork()
    .find(
      UpstreamItem,
      { feed: feed.id, firstSeenAt: { $lt: before } },
      { orderBy: { firstSeenAt: 'desc' }, limit: 1, fields: ['firstSeenAt'] },
    );
  if (!last) return false;
  const since = last.firstSeenAt.getTime() - OLD_NEWS_MS;
  return items.some(({ publishedAt }) => publishedAt === null || publishedAt.at.getTime() >= since);
}
