import { randomUUIDv7 } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import type { Feed } from './feed.ts';
import { leaderOf } from './follow-leader.ts';
import { lockIdentities } from './identify.ts';
import type { ListedFields } from './listed-fields.ts';
import { openReposts } from './open-reposts.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

/**
 * Takes over what a list shows, in the act's own transaction and with the feed's row held: an address not seen before
 * becomes an item first seen at `seenAt`, one that another feed listed first is noted for this feed too, and one whose title changed is to be
 * read again. Answers how many are new.
 */
export async function mergeItems(
  tx: Context,
  feed: Feed,
  listed: readonly ListedFields[],
  seenAt: Date,
): Promise<number> {
  const found = new Map(listed.map((item, listRank) => [item.url, { ...item, listRank }]));
  const known = await tx.em.find(UpstreamItem, { url: { $in: [...found.keys()] } });
  for (const item of known) {
    const seen = found.get(item.url);
    found.delete(item.url);
    if (seen && item.feed.id === feed.id) noteTitle(item, seen.title);
    if (seen && (item.feed.id === feed.id || item.documentUrl)) noteEdition(item, seen);
  }
  await tx.em.flush();
  const fresh = await addItems(tx, feed, [...found.values()], seenAt);
  const others = known.filter((item) => item.feed.id !== feed.id && !item.alsoFeedIds.includes(feed.id));
  if (others.length > 0) await noteAlsoListed(tx, feed, others);
  return fresh;
}

function noteTitle(item: UpstreamItem, title: string): void {
  if (item.listedTitle === title) return;
  item.listedTitle = title;
  if (item.state !== UpstreamItemState.READ) item.title = title;
  item.readAt = null;
}

/** A list of another feed counts only where it names the same document. */
function noteEdition(item: UpstreamItem, { documentUrl, statedHash }: ListedFields): void {
  const isSame = item.statedHash === statedHash && item.documentUrl === documentUrl;
  if (isSame || !documentUrl || (item.documentUrl && item.documentUrl !== documentUrl)) return;
  Object.assign(item, { documentUrl, statedHash, readAt: null });
}

type Placed = ListedFields & Pick<UpstreamItem, 'listRank'>;

async function addItems(tx: Context, feed: Feed, found: Placed[], firstSeenAt: Date): Promise<number> {
  if (found.length === 0) return 0;
  // Lists show the newest first, so the first of a day gets the highest id.
  const ids = found.map(() => randomUUIDv7()).toSorted();
  const rows = found.map((fields, index) => ({
    ...{ id: ids[found.length - 1 - index] ?? '', feed: feed.id, alsoFeedIds: [], firstSeenAt },
    ...{ ...fields, state: UpstreamItemState.LISTED, goneSightings: 0, prints: [], droppedSiteIds: [] },
  }));
  // In one order everywhere: two feeds that add the same addresses at once would else wait for each other.
  rows.sort((one, other) => (one.url < other.url ? -1 : 1));
  await tx.em.createQueryBuilder(UpstreamItem).insert(rows).onConflict('url').ignore().execute();
  return tx.em.count(UpstreamItem, { id: { $in: ids } });
}

async function noteAlsoListed(tx: Context, feed: Feed, others: UpstreamItem[]): Promise<void> {
  await lockIdentities(tx);
  const held = await tx.em.find(
    UpstreamItem,
    { id: { $in: others.map(({ id }) => id) } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  for (const item of held) item.alsoFeedIds = [...item.alsoFeedIds, feed.id];
  await tx.em.flush();
  for (const item of held) {
    if (item.state !== UpstreamItemState.LISTED) await openReposts(tx, await leaderOf(tx, item), [feed.id]);
  }
}
