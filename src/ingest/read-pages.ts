import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import type { PageOutcome } from './apply-page.ts';
import type { Feed } from './feed.ts';
import { inParallel } from './in-parallel.ts';
import { ofFeed } from './of-feed.ts';
import type { PageReading } from './page-reading.ts';
import { readPage } from './read-page.ts';
import { storePage } from './store-page.ts';
import { lengthOf, suspectBodies, usualLengths } from './suspect-bodies.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

const MOST_PAGES = 50;
const MOST_AGAIN = 10;
const AT_ONCE = 4;
/** Longest time for all pages of one poll; what is left is read by the next. */
const BUDGET_MS = 90_000;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What came of the pages of one poll. */
interface PagesRead {
  changed: number;
  failed: number;
  problems: string[];
}

/**
 * Reads the pages of a feed's items that were not read yet, the newest first, and then again some that may have
 * changed: fifty a poll, four at once, each stored in its own transaction. When a person asks, everything seen within
 * thirty days may be read again; else a text after six hours, a page that is gone or unreadable after one.
 */
export async function readPages(ctx: Context, feed: Feed): Promise<PagesRead> {
  const items = await pagesDue(ctx, feed);
  const signal = AbortSignal.timeout(BUDGET_MS);
  const read: PagesRead = { changed: 0, failed: 0, problems: [] };
  if (items.length === 0) return read;
  const before = await usualLengths(ctx, feed);
  const lengths: number[] = [];
  await inParallel(AT_ONCE, items, signal, async (item) => {
    const reading = await readPage(ctx, feed, item, signal);
    const ranOutOfTime = signal.aborted && reading.outcome === 'unreadable';
    const outcome = ranOutOfTime ? 'same' : await stored(ctx, item, reading);
    count(read, { outcome, reading, title: item.title });
    if (outcome !== 'same') lengths.push(...textLength(reading));
  });
  await suspectBodies(ctx, feed.id, { lengths, before });
  return read;
}

function count(read: PagesRead, one: { outcome: PageOutcome; reading: PageReading; title: string }): void {
  const { outcome, reading, title } = one;
  if (outcome === 'changed') read.changed += 1;
  if (outcome !== 'failed') return;
  read.failed += 1;
  if ('problem' in reading) read.problems.push(`《${title}》：${reading.problem}`);
}

function textLength(reading: PageReading): number[] {
  if (reading.outcome === 'read') return [lengthOf(reading.body)];
  return reading.outcome === 'unreadable' && reading.textless ? [0] : [];
}

/** One page that cannot be stored must not keep the others from it, nor come first again at every poll. */
async function stored(ctx: Context, item: UpstreamItem, reading: PageReading): Promise<PageOutcome> {
  try {
    return await storePage(ctx, item, reading);
  } catch (error) {
    ctx.log.error({ err: error, item: item.id }, 'a page could not be stored');
    const problem = '保存正文时发生内部错误，已记录。';
    return storePage(ctx, item, { outcome: 'unreadable', problem });
  }
}

async function pagesDue(ctx: Context, feed: Feed): Promise<UpstreamItem[]> {
  const em = ctx.em.fork();
  // What a hub of this kind took back or corrected goes before what is new there.
  const corrected = await em.find(
    UpstreamItem,
    { $and: [ofFeed(feed.id), CORRECTED] },
    { orderBy: { id: 'desc' }, limit: MOST_PAGES },
  );
  if (corrected.length === MOST_PAGES) return corrected;
  const unread = await em.find(
    UpstreamItem,
    { $and: [ofFeed(feed.id), { state: UpstreamItemState.LISTED }] },
    { orderBy: { publishedAt: 'desc nulls first', id: 'desc' }, limit: MOST_PAGES - corrected.length },
  );
  const first = [...corrected, ...unread];
  const isPerson = ctx.actor.kind !== 'system';
  const limit = Math.min(MOST_PAGES - first.length, isPerson ? MOST_PAGES : MOST_AGAIN);
  if (limit === 0) return first;
  const again = await em.find(
    UpstreamItem,
    {
      $and: [
        ofFeed(feed.id),
        dueAgain(ctx.now().getTime(), isPerson),
        { id: { $nin: corrected.map(({ id }) => id) } },
      ],
    },
    { orderBy: { readAt: 'asc nulls first', id: 'desc' }, limit },
  );
  return [...first, ...again];
}

/** What another hub says is another edition by now, or taken back, however old. */
export const CORRECTED: FilterQuery<UpstreamItem> = {
  ...{ documentUrl: { $ne: null }, readAt: null },
  state: { $ne: UpstreamItemState.LISTED },
};

function dueAgain(now: number, isPerson: boolean): FilterQuery<UpstreamItem> {
  const { READ, UNREADABLE, LISTED } = UpstreamItemState;
  const before = (age: number) => ({ $lte: new Date(now - (isPerson ? 0 : age)) });
  return {
    firstSeenAt: { $gt: new Date(now - 30 * DAY) },
    state: { $ne: LISTED },
    $or: [
      { readAt: null },
      { state: READ, readAt: before(6 * HOUR) },
      { state: READ, goneSightings: { $gt: 0 }, readAt: before(HOUR) },
      { state: UNREADABLE, readAt: before(HOUR) },
    ],
  };
}
