import { type Context, mustHaveRole } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { Feed } from './feed.ts';
import { UpstreamItem } from './upstream-item.ts';

const AT = 'coalesce(published_at, first_seen_at)';
const LISTED = '(feed_id = ? or ? = any(also_feed_ids))';
const OF_FEED = `same_as_id is null and (${LISTED} or id in (select same_as_id from upstream_item where ${LISTED}))`;

/** The items of a feed, each policy by its leading source, newest first: by the upstream's time, or where it states none by when they were first seen. */
export async function listItems(
  ctx: Context,
  input: { feedId: string; first: number; after?: string },
): Promise<Connection<UpstreamItem>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const { id: feedId } = await mustFind(ctx.em, Feed, input.feedId);
  const place = placeOf(input.after);
  const beyond = place ? `and (${AT}, id) < (?::timestamptz, ?::uuid)` : '';
  const ids = await ctx.em.execute<{ id: string }[]>(
    `select id from upstream_item where ${OF_FEED} ${beyond} order by ${AT} desc, id desc limit ?`,
    [...Array(4).fill(feedId), ...(place ? [place.at, place.id] : []), first + 1],
  );
  const [row] = await ctx.em.execute<{ total: number }[]>(
    `select count(*)::int as total from upstream_item where ${OF_FEED}`,
    Array(4).fill(feedId),
  );
  const items = await ctx.em.find(UpstreamItem, { id: { $in: ids.map(({ id }) => id) } });
  const byId = new Map(items.map((item) => [item.id, item]));
  const rows = ids.flatMap(({ id }) => byId.get(id) ?? []);
  return toConnection(rows, first, row?.total ?? 0, (item) =>
    toCursor((item.publishedAt ?? item.firstSeenAt).toISOString(), item.id),
  );
}
