import { DutyKind, DutyState } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { Drift } from './drift.ts';

const OPEN = `site_id = any(?::uuid[]) and resolved_at is null and not exists (select from duty where duty.kind = '${DutyKind.RECTIFY}'
  and duty.subject_id = drift.id and duty.state = '${DutyState.EXEMPT}')`;

/** What differs upstream from reposts of the sites the actor may work on and is not settled, the newest first. */
export async function listDrifts(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Drift>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const place = placeOf(input.after);
  const beyond = place ? 'and (detected_at, id) < (?::timestamptz, ?::uuid)' : '';
  const sites = `{${(await reachableSiteIds(ctx)).join(',')}}`;
  const ids = await ctx.em.execute<{ id: string }[]>(
    `select id from drift where ${OPEN} ${beyond} order by detected_at desc, id desc limit ?`,
    [sites, ...(place ? [place.at, place.id] : []), first + 1],
  );
  const [row] = await ctx.em.execute<{ total: number }[]>(
    `select count(*)::int as total from drift where ${OPEN}`,
    [sites],
  );
  const drifts = await ctx.em.find(
    Drift,
    { id: { $in: ids.map(({ id }) => id) } },
    { orderBy: { detectedAt: 'desc', id: 'desc' } },
  );
  return toConnection(drifts, first, row?.total ?? 0, ({ detectedAt, id }) =>
    toCursor(detectedAt.toISOString(), id),
  );
}
