import type { Context } from '../identity/context.ts';
import type { Release } from '../release/release.ts';
import { reachableAmong } from './read-release.ts';
import type { StateCount, Tally } from './tally.ts';

type Row = StateCount & { sent: number; accepted: number };

const COUNT = `select state, count(*)::int as count, count(first_tried_at)::int as sent,
    count(sent_at)::int as accepted
  from delivery where edition_id = ? and channel_id = any(?::uuid[]) group by state order by state`;

/** How many of a release's deliveries within the actor's reach stand at each stage and in each state. */
export async function tallyRelease(ctx: Context, release: Release): Promise<Tally> {
  const channels = await reachableAmong(ctx, release.channelIds);
  const rows = await ctx.em.execute<Row[]>(COUNT, [release.edition.id, `{${channels.join(',')}}`]);
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const inState = (...states: string[]) => sum((row) => (states.includes(row.state) ? row.count : 0));
  return {
    planned: sum(({ count }) => count),
    sent: sum(({ sent }) => sent),
    accepted: sum(({ accepted }) => accepted),
    landed: inState('LANDED'),
    failed: inState('FAILED', 'UNSURE'),
    gone: inState('GONE'),
    states: rows.map(({ state, count }) => ({ state, count })),
  };
}
