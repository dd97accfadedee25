import type { UpstreamItem } from './upstream-item.ts';

const DAY = 86_400_000;
const OLDEST_DAYS = 30;
const BACKLOG_DAYS = 3;

/** How many items at the head of a new feed's list are caught up with, however old they are: about a page of a site. */
const CAUGHT_UP = 20;

type Times = Pick<UpstreamItem, 'publishedAt' | 'publishedAtPrecision' | 'firstSeenAt'>;

/** Whether an item stood in the list when the feed was read for the first time, and was published more than three days before. */
function isOldNews({ publishedAt, firstSeenAt }: Times, firstListedAt: Date | null): boolean {
  if (publishedAt === null || firstListedAt === null || firstSeenAt > firstListedAt) return false;
  return firstListedAt.getTime() - publishedAt.getTime() > BACKLOG_DAYS * DAY;
}

/**
 * Rule: the moment from which the clock of an item runs (design law 9): the upstream's own time where it is finer than
 * a day, not after the item was first seen and at most thirty days before that; else, and for what a new feed begins
 * with, when it was first seen.
 */
export function availableAt(item: Times, firstListedAt: Date | null): Date {
  const { publishedAt, publishedAtPrecision, firstSeenAt } = item;
  if (publishedAt === null || publishedAtPrecision === null || publishedAtPrecision === 'DAY')
    return firstSeenAt;
  if (isOldNews(item, firstListedAt)) return firstSeenAt;
  const age = firstSeenAt.getTime() - publishedAt.getTime();
  return age >= 0 && age <= OLDEST_DAYS * DAY ? publishedAt : firstSeenAt;
}

/**
 * Rule: whether an item is history: old news of the feed's first reading, beyond the twenty at the head of the list. History is
 * kept, but opens no duty; the head of the list does, so that a site that begins to follow an upstream catches up with
 * a page of it. An item without a date counts as new, so that none is missed.
 */
export function isBacklog(item: Times & Pick<UpstreamItem, 'listRank'>, firstListedAt: Date | null): boolean {
  return item.listRank >= CAUGHT_UP && isOldNews(item, firstListedAt);
}
