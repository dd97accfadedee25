import type { Context } from '../identity/context.ts';
import type { Feed } from './feed.ts';
import { LONGEST } from './listed-fields.ts';
import { ofFeed } from './of-feed.ts';
import type { ListedItem } from './sources/index.ts';
import { owedSince } from './suspicion.ts';
import { UpstreamItem } from './upstream-item.ts';

/**
 * Whether a page of a feed's list shows nothing that was in it before: then what followed last time stands further back.
 * While a further page is owed, what was seen since does not count.
 */
export async function areAllNew(ctx: Context, feed: Feed, items: readonly ListedItem[]): Promise<boolean> {
  const urls = items.map(({ url }) => url).filter((url) => url.length <= LONGEST.url);
  const owed = owedSince(feed.suspicions);
  const ofThis = owed ? { feed: feed.id, firstSeenAt: { $lt: owed } } : ofFeed(feed.id);
  const known = await ctx.em
    .fork()
    .find(UpstreamItem, { $and: [{ url: { $in: urls } }, ofThis] }, { fields: ['url', 'statedHash'] });
  const stated = new Map(items.map((item) => [item.url, item.stated?.hash ?? null]));
  // An item of another hub in an edition that was not seen is news as well.
  return known.every(({ url, statedHash }) => stated.get(url) !== null && stated.get(url) !== statedHash);
}
