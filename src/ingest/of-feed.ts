import type { FilterQuery } from '@mikro-orm/core';
import type { UpstreamItem } from './upstream-item.ts';

/** The condition for items that stand in the list of a feed, whichever feed listed them first. */
export function ofFeed(feedId: string): FilterQuery<UpstreamItem> {
  return { $or: [{ feed: feedId }, { alsoFeedIds: { $contains: [feedId] } }] };
}
