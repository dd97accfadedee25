import type { Context } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import {
  type Connection,
  fromCursor,
  pageSize,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import type { Release } from '../release/release.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { reachableAmong } from './read-release.ts';

/** What a page of a release's board is asked by. */
export interface BoardFilter {
  first: number;
  after?: string | null;
  states?: DeliveryState[] | null;
  /** Words in the channel's name. */
  channel?: string | null;
}

/** The states in the order in which they need somebody. */
const URGENCY: readonly DeliveryState[] = [
  ...[DeliveryState.FAILED, DeliveryState.UNSURE, DeliveryState.RETRACTING, DeliveryState.PLANNED],
  ...[DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.LANDED, DeliveryState.GONE],
];

const BOARD = `from delivery join channel on channel.id = delivery.channel_id
  where delivery.edition_id = ? and channel.id = any(?::uuid[])
    and delivery.state = any(coalesce(?::text[], array[delivery.state]))
    and strpos(lower(channel.name), lower(?)) > 0`;

const PAGE = `select id, rank from (
    select delivery.id, array_position(array['${URGENCY.join("','")}'], delivery.state) as rank ${BOARD}) as board
  where (rank, id) > (?::int, ?::uuid) order by rank, id limit ?`;

const BEFORE_ALL: Place = { rank: 0, id: '00000000-0000-0000-0000-000000000000' };

interface Place {
  rank: number;
  id: string;
}

function placeIn(cursor: string): Place {
  const [rank, id] = fromCursor(cursor, 2);
  const isOurs = Number.isInteger(rank) && Number(rank) > 0 && Number(rank) <= URGENCY.length;
  must(isOurs && isUuid(String(id)), 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return { rank: Number(rank), id: String(id) };
}

async function found(ctx: Context, ids: readonly string[]): Promise<Map<string, Delivery>> {
  const deliveries = await ctx.em.find(Delivery, { id: { $in: [...ids] } }, { populate: ['channel'] });
  return new Map(deliveries.map((delivery) => [delivery.id, delivery]));
}

/** A page of a release's deliveries within the actor's reach, those that need somebody first, and among their like in the order they were planned. */
export async function readBoard(
  ctx: Context,
  release: Release,
  filter: BoardFilter,
): Promise<Connection<Delivery>> {
  const first = pageSize(filter.first);
  const { rank, id } = filter.after ? placeIn(filter.after) : BEFORE_ALL;
  const channels = await reachableAmong(ctx, release.channelIds);
  const states = filter.states ? `{${filter.states.join(',')}}` : null;
  const asked = [release.edition.id, `{${channels.join(',')}}`, states, filter.channel?.trim() ?? ''];
  const rows = await ctx.em.execute<Place[]>(PAGE, [...asked, rank, id, first + 1]);
  const [all] = await ctx.em.execute<{ count: number }[]>(`select count(*)::int as count ${BOARD}`, asked);
  const page = toConnection(rows, first, all?.count ?? 0, (row) => toCursor(row.rank, row.id));
  const deliveries = await found(
    ctx,
    page.edges.map(({ node }) => node.id),
  );
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const delivery = deliveries.get(node.id);
    return delivery ? [{ cursor, node: delivery }] : [];
  });
  return { ...page, edges };
}

/** The deliveries of a release within the actor's reach, those that need somebody first; `first` of them. */
export async function listMostUrgent(ctx: Context, release: Release, first: number): Promise<Delivery[]> {
  const { edges } = await readBoard(ctx, release, { first });
  return edges.map(({ node }) => node);
}
