import type { Calendar } from '../calendar/deadline.ts';
import type { Context } from '../identity/context.ts';
import type { Feed } from './feed.ts';
import { RHYTHM_OF_MS, rhythmOf } from './rhythm.ts';

const LEARNT_FOR_MS = 86_400_000;
const MOST = 500;

/**
 * Learns a feed's rhythm from its items anew, once a day, in the act's own transaction: by when the upstream says each was
 * published, where it names the minute; else by when it was first seen, but not from the list a feed began with.
 */
export async function learnRhythm(tx: Context, feed: Feed, calendar: Calendar): Promise<void> {
  const now = tx.now();
  if (feed.rhythmLearntAt && now.getTime() - feed.rhythmLearntAt.getTime() < LEARNT_FOR_MS) return;
  const rows = await tx.em.execute<{ at: Date }[]>(
    `select case when published_at_precision <> 'DAY' then published_at else first_seen_at end as at
       from upstream_item where feed_id = ? and first_seen_at > ?
        and (published_at_precision <> 'DAY' or first_seen_at > ?)
      order by first_seen_at desc limit ${MOST}`,
    [feed.id, new Date(now.getTime() - RHYTHM_OF_MS), feed.firstListedAt ?? now],
  );
  feed.rhythm = rhythmOf(
    rows.map(({ at }) => new Date(at)),
    now,
    calendar,
  );
  feed.rhythmLearntAt = now;
}
