import { type Context, mustHaveRole } from '../../identity/context.ts';
import { Role } from '../../identity/role.ts';
import { isUuid } from '../../platform/database/must-find.ts';
import {
  type Connection,
  fromCursor,
  pageSize,
  toConnection,
  toCursor,
} from '../../platform/graphql/connection.ts';
import { must } from '../../platform/refusal.ts';
import { reachableSiteIds } from '../../sites/scope.ts';
import { Subscriber } from './subscriber.ts';

/** Who may see and end subscriptions: those who look after channels. */
export const SUBSCRIBER_ROLES = [Role.OPERATOR, Role.ADMIN] as const;

const MOST_TRIES = 2_147_483_647;

const OF = `from subscriber s left join section c on c.id = s.subject_id
    join site t on t.id = coalesce(c.site_id, s.subject_id)
  where s.lease_ends_at is not null and t.id = any(?::uuid[])`;

const PAGE = `select s.id, s.tries, coalesce(c.name || ' - ', '') || t.name as "feedName" ${OF}
    and (s.tries < ? or (s.tries = ? and s.id > ?::uuid)) order by s.tries desc, s.id limit ?`;

interface Row {
  id: string;
  tries: number;
  feedName: string;
}

function placeIn(cursor: string): Pick<Row, 'id' | 'tries'> {
  const [tries, id] = fromCursor(cursor, 2);
  const isOurs = Number.isInteger(tries) && Number(tries) >= 0 && Number(tries) <= MOST_TRIES;
  must(isOurs && isUuid(String(id)), 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return { tries: Number(tries), id: String(id) };
}

/** Who is sent the feeds of sites within the actor's reach, those whose deliveries fail most first. */
export async function listSubscribers(
  ctx: Context,
  input: { first: number; after?: string | null },
): Promise<Connection<Subscriber>> {
  mustHaveRole(ctx.actor, ...SUBSCRIBER_ROLES);
  const first = pageSize(input.first);
  const { tries, id } = input.after
    ? placeIn(input.after)
    : { tries: MOST_TRIES, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const sites = `{${(await reachableSiteIds(ctx)).join(',')}}`;
  const rows = await ctx.em.execute<Row[]>(PAGE, [sites, tries, tries, id, first + 1]);
  const [all] = await ctx.em.execute<{ count: number }[]>(`select count(*)::int as count ${OF}`, [sites]);
  const page = toConnection(rows, first, all?.count ?? 0, (row) => toCursor(row.tries, row.id));
  const found = await ctx.em.find(Subscriber, { id: { $in: page.edges.map(({ node }) => node.id) } });
  const byId = new Map(found.map((one) => [one.id, one]));
  const edges = page.edges.flatMap(({ cursor, node: { id, feedName } }) => {
    const subscriber = byId.get(id);
    return subscriber ? [{ cursor, node: Object.assign(subscriber, { feedName }) }] : [];
  });
  return { ...page, edges };
}
