import { LockMode } from '@mikro-orm/core';
import { Copy } from '../content/copy.ts';
import { steadyText } from '../content/steady-text.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { Feed } from './feed.ts';
import { followLeader } from './follow-leader.ts';
import { byAuthority, isSamePolicy, keysOf, type Likeness, type Standing } from './identity.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

const IDENTITY_LOCK = 7_463_011;
const MOST_CANDIDATES = 50;

/** Lets one transaction at a time decide which items are the same; to be taken before the row of any item. */
export async function lockIdentities(tx: Context): Promise<void> {
  await tx.em.execute(`select pg_advisory_xact_lock(${IDENTITY_LOCK})`);
}

/**
 * Finds what an item whose text was just read is the same policy as, in the act's own transaction with identities
 * locked: of all sources the most authoritative one leads and the others follow it, their duties with them. A source
 * that was reposted keeps the lead. Answers the leading item, which may be the item itself.
 */
export async function identify(tx: Context, item: UpstreamItem): Promise<UpstreamItem> {
  const likeness = likenessOf(item);
  Object.assign(item, keysOf(likeness));
  await tx.em.flush();
  const candidates = await candidatesOf(tx, item);
  const same = candidates.filter((one) => isSamePolicy(likeness, likenessOf(one)));
  if (same.length === 0) return item;
  const [leader = item, ...others] = await inOrder(tx, [item, ...same]);
  for (const follower of others) {
    if (await isReposted(tx, follower)) continue;
    await followLeader(tx, follower, leader);
    const detail = { url: follower.url, sameAs: leader.id };
    await record(tx, 'upstream-item.identified', { type: 'UpstreamItem', id: follower.id }, detail);
  }
  return leader;
}

function likenessOf(item: UpstreamItem): Likeness {
  const [, ...lines] = steadyText({ title: item.title, body: item.body, attachments: [] }).lines;
  const { number = null, issuer = null } = item.policy ?? {};
  return { title: item.title, text: lines.join('\n'), number, issuer, publishedAt: item.publishedAt };
}

async function candidatesOf(
  tx: Context,
  { id, numberKey, titleKey, prints }: UpstreamItem,
): Promise<UpstreamItem[]> {
  const byKey = [
    ...(numberKey ? [{ numberKey }] : []),
    ...(titleKey ? [{ titleKey }] : []),
    ...(prints.length > 0 ? [{ prints: { $overlap: prints } }] : []),
  ];
  if (byKey.length === 0) return [];
  return tx.em.find(
    UpstreamItem,
    { $and: [{ id: { $ne: id }, sameAs: null, state: UpstreamItemState.READ }, { $or: byKey }] },
    {
      orderBy: { firstSeenAt: 'desc', id: 'asc' },
      limit: MOST_CANDIDATES,
      lockMode: LockMode.PESSIMISTIC_WRITE,
    },
  );
}

async function inOrder(tx: Context, items: UpstreamItem[]): Promise<UpstreamItem[]> {
  const feeds = await tx.em.find(Feed, { id: { $in: items.map(({ feed }) => feed.id) } });
  const standings = new Map<UpstreamItem, Standing & { isReposted: boolean }>();
  for (const item of items) {
    const feed = feeds.find(({ id }) => id === item.feed.id);
    if (!feed) continue;
    const { firstSeenAt, id } = item;
    standings.set(item, {
      ...{ firstSeenAt, id, level: feed.level, feedName: feed.name, issuer: item.policy?.issuer ?? null },
      isReposted: await isReposted(tx, item),
    });
  }
  return [...standings]
    .toSorted(
      ([, one], [, other]) => Number(other.isReposted) - Number(one.isReposted) || byAuthority(one, other),
    )
    .map(([item]) => item);
}

async function isReposted(tx: Context, item: UpstreamItem): Promise<boolean> {
  return (await tx.em.count(Copy, { upstreamItemId: item.id })) > 0;
}
