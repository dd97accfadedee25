import type { Context } from '../../identity/context.ts';
import type { Feed } from '../feed.ts';
import { GONE_AT } from '../gone.ts';
import { ofFeed } from '../of-feed.ts';
import { UpstreamItem } from '../upstream-item.ts';

/** Has the documents of items asked for again that the list of their hub says were taken back, in the act's own transaction. */
export async function noteRemoved(tx: Context, feed: Feed, removed: readonly string[]): Promise<void> {
  if (removed.length === 0) return;
  const standing = {
    url: { $in: [...removed] },
    documentUrl: { $ne: null },
    goneSightings: { $lt: GONE_AT },
  };
  const items = await tx.em.find(UpstreamItem, { $and: [ofFeed(feed.id), standing] });
  for (const item of items) Object.assign(item, { readAt: null, statedHash: null });
  await tx.em.flush();
}
