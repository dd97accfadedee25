import type { Context } from '../identity/context.ts';
import type { Feed } from './feed.ts';
import { LONGEST } from './listed-fields.ts';
import { ofFeed } from './of-feed.ts';
import type { ListedItem } from './sources/index.ts';
import { UpstreamItem } from './upstream-item.ts';

/**
 * Whether a page of a feed's list shows nothing that was in it before: then what followed last time stands further back.
 * Where a moment is given, what was seen from then on does not count.
 */
export async function areAllNew(
  ctx: Context,
  feed: Feed,
  items: readonly ListedItem[],
  before: Date | null,
): Promise<boolean> {
  const urls = items.map(({ url }) => url).filter((url) => url.length <= LONGEST.url);
  const ofThis = before ? { feed: feed.id, firstSeenAt: { $lt: before } } : ofFeed(feed.id);
  const known = await ctx.em
    .fork()
    .find(UpstreamItem, { $and: [{ url: { $in: urls } }, ofThis] }, { fields: ['url', 'statedHash'] });
  const stated = new Map(items.map((item) => [item.url, item.stated?.hash ?? null]));
  // An item of another hub in an edition that was not seen is news as well.
  return known.every(({ url, statedHash }) => stated.get(url) !== null && stated.get(url) !== statedHash);
}
