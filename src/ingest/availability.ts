import type { UpstreamItem } from './upstream-item.ts';

const DAY = 86_400_000;
const OLDEST_DAYS = 30;
const BACKLOG_DAYS = 3;

type Times = Pick<UpstreamItem, 'publishedAt' | 'publishedAtPrecision' | 'firstSeenAt'>;

/**
 * Rule: the moment from which the clock of an item runs (design law 9): the upstream's own time where it is finer than
 * a day, not after the item was first seen and at most thirty days before that; else when it was first seen.
 */
export function availableAt({ publishedAt, publishedAtPrecision, firstSeenAt }: Times): Date {
  if (publishedAt === null || publishedAtPrecision === null || publishedAtPrecision === 'DAY')
    return firstSeenAt;
  const age = firstSeenAt.getTime() - publishedAt.getTime();
  return age >= 0 && age <= OLDEST_DAYS * DAY ? publishedAt : firstSeenAt;
}

/**
 * Rule: whether an item is history: it stood in the list when the feed was read for the first time, at
 * `firstListedAt`, and was published more than three days before. History is kept, but opens no duty; an item
 * without a date counts as new, so that none is missed.
 */
export function isBacklog({ publishedAt, firstSeenAt }: Times, firstListedAt: Date | null): boolean {
  if (publishedAt === null || firstListedAt === null || firstSeenAt > firstListedAt) return false;
  return firstListedAt.getTime() - publishedAt.getTime() > BACKLOG_DAYS * DAY;
}
