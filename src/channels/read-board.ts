import type { Context } from '../identity/context.ts';
import { pageSize } from '../platform/graphql/connection.ts';
import type { Release } from '../release/release.ts';
import { Delivery } from './delivery.ts';
import { reachableAmong } from './read-release.ts';
import type { Tally } from './tally.ts';

const TALLY = `select count(*)::int as planned, count(first_tried_at)::int as sent, count(sent_at)::int as accepted,
    count(*) filter (where state = 'LANDED')::int as landed,
    count(*) filter (where state in ('FAILED', 'UNSURE'))::int as failed,
    count(*) filter (where state = 'GONE')::int as gone
  from delivery where edition_id = ? and channel_id = any(?::uuid[])`;

const BY_URGENCY = `select id from delivery where edition_id = ? and channel_id = any(?::uuid[])
  order by array_position(array['FAILED','UNSURE','RETRACTING','PLANNED','SENDING','SENT','LANDED','GONE'], state), id limit ?`;

/** How many of a release's deliveries within the actor's reach stand at each stage. */
export async function tallyRelease(ctx: Context, release: Release): Promise<Tally> {
  const channels = await reachableAmong(ctx, release.channelIds);
  const [row] = await ctx.em.execute<Tally[]>(TALLY, [release.edition.id, `{${channels.join(',')}}`]);
  return row ?? { planned: 0, sent: 0, accepted: 0, landed: 0, failed: 0, gone: 0 };
}

/** The deliveries of a release within the actor's reach, those that need somebody first; `first` of them. */
export async function readBoard(ctx: Context, release: Release, first: number): Promise<Delivery[]> {
  const channels = await reachableAmong(ctx, release.channelIds);
  const of = [release.edition.id, `{${channels.join(',')}}`, pageSize(first)];
  const rows = await ctx.em.execute<{ id: string }[]>(BY_URGENCY, of);
  const place = new Map(rows.map(({ id }, at) => [id, at]));
  const found = await ctx.em.find(Delivery, { id: { $in: [...place.keys()] } }, { populate: ['channel'] });
  return found.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}
