import { DutyKind, DutyState } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import {
  type Connection,
  fromCursor,
  pageSize,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
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
  const [beyond, keys] = input.after ? beyondOf(input.after) : ['', []];
  const sites = `{${(await reachableSiteIds(ctx)).join(',')}}`;
  const ids = await ctx.em.execute<{ id: string }[]>(
    `select id from drift where ${OPEN} ${beyond} order by detected_at desc, id desc limit ?`,
    [sites, ...keys, first + 1],
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

function beyondOf(after: string): [string, string[]] {
  const [at = '', id = ''] = fromCursor(after, 2).map(String);
  const isOurs = !Number.isNaN(Date.parse(at)) && isUuid(id);
  must(isOurs, 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return ['and (detected_at, id) < (?::timestamptz, ?::uuid)', [at, id]];
}
