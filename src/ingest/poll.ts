import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { isBacklog } from './availability.ts';
import { Feed, FeedKind } from './feed.ts';
import { howFar } from './how-far.ts';
import { ofFeed } from './of-feed.ts';
import type { PollResult } from './poll-result.ts';
import { CORRECTED, readPages } from './read-pages.ts';
import { readUpstream, type UpstreamReading } from './read-upstream.ts';
import { storeList } from './store-list.ts';
import { isReadingOn } from './suspicion.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

/** Longer than a list and the pages of one poll may take together. */
const LEASE_MS = 180_000;
const SOON_MS = 60_000;
const MOST_PROBLEMS = 20;
const MOST_OF_A_HOST = 2;

/**
 * Polls a feed now: its list by conditional GET, then the pages of its new items. Never throws for what an upstream
 * does; that is in `problems` and in the feed's health. Items older than three days that stand in the list at the first
 * poll are kept, but open no duty. The hub's own poll gives way to one under way and to two of the same host; a person's does not wait, and two at
 * once store each item once all the same.
 */
export async function poll(ctx: Context, input: { feedId: string }): Promise<PollResult> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.SUPERVISOR, Role.ADMIN);
  const feed = await claim(ctx, input.feedId);
  if (!feed) return { found: 0, new: 0, changed: 0, failed: 0, problems: ['该来源正在读取中。'] };
  try {
    const reading = await readUpstream(ctx, feed, howFar(ctx, feed));
    const { found, fresh } = await stored(ctx, feed, reading);
    const isUp = reading.outcome !== 'failed';
    const pages = isUp ? await readPages(ctx, feed) : { changed: 0, failed: 0, problems: [] };
    const problems = [...reading.problems, ...pages.problems].slice(0, MOST_PROBLEMS);
    return { found, new: fresh, changed: pages.changed, failed: pages.failed, problems };
  } finally {
    await release(ctx, feed.id);
  }
}

/** A list that cannot be stored is a failure of the feed like any other, so that its polls back off. */
async function stored(ctx: Context, feed: Feed, reading: UpstreamReading): ReturnType<typeof storeList> {
  try {
    return await storeList(ctx, feed.id, reading);
  } catch (error) {
    ctx.log.error({ err: error, feed: feed.id }, 'a list could not be stored');
    const problems = ['保存列表时发生内部错误，已记录。'];
    return storeList(ctx, feed.id, { outcome: 'failed', problems, answered: false });
  }
}

async function claim(ctx: Context, feedId: string): Promise<Feed | null> {
  return transact(ctx, async (tx) => {
    const feed = await mustLock(tx.em, Feed, feedId);
    must(feed.kind !== FeedKind.MANUAL, 'WRONG_STATE', {
      zh: '人工来源不自动读取',
      en: 'A manual feed is not polled',
    });
    if (!feed.enabled && tx.actor.kind === 'system') return null;
    must(feed.enabled, 'WRONG_STATE', { zh: '该来源已停用，请先启用', en: 'The feed is disabled' });
    const now = tx.now().getTime();
    const left = (feed.pollingUntil?.getTime() ?? now) - now;
    // A lease longer than any was given by a clock that stood wrong.
    const isUnderWay = left > 0 && left <= LEASE_MS;
    if (tx.actor.kind === 'system' && (isUnderWay || (await isHostBusy(tx, feed)))) return null;
    feed.pollingUntil = new Date(now + LEASE_MS);
    return feed;
  });
}

/**
 * Whether as many polls of a feed's host are under way as it may have. The queue's own limit counts what was running
 * before, so lanes that look at the same moment can go beyond it; here they come one after the other.
 */
async function isHostBusy(tx: Context, { id, host }: Feed): Promise<boolean> {
  await tx.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`ingest.poll ${host}`]);
  const now = tx.now().getTime();
  const isPolled = { $gt: new Date(now), $lte: new Date(now + LEASE_MS) };
  return (await tx.em.count(Feed, { host, id: { $ne: id }, pollingUntil: isPolled })) >= MOST_OF_A_HOST;
}

/** Ends the lease; where new items, or further pages of the list, are left unread, the next poll comes in a minute. */
async function release(ctx: Context, feedId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const feed = await mustLock(tx.em, Feed, feedId);
    feed.pollingUntil = null;
    const soon = new Date(tx.now().getTime() + SOON_MS);
    if (feed.nextPollAt <= soon || feed.consecutiveFailures > 0) return;
    const newest = await tx.em.findOne(
      UpstreamItem,
      { $and: [ofFeed(feedId), { state: UpstreamItemState.LISTED }] },
      { orderBy: { publishedAt: 'desc nulls first', id: 'desc' } },
    );
    const isLeft = newest !== null && !isBacklog(newest, feed.firstListedAt);
    const isNews = isLeft || feed.suspicions.some(isReadingOn);
    const corrected = { $and: [ofFeed(feedId), CORRECTED] };
    if (isNews || (await tx.em.count(UpstreamItem, corrected)) > 0) feed.nextPollAt = soon;
  });
}
