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
import { Drift } from './drift.ts';

const OPEN = `resolved_at is null and not exists (select from duty where duty.kind = '${DutyKind.RECTIFY}'
  and duty.subject_id = drift.id and duty.state = '${DutyState.EXEMPT}')`;

/** What differs upstream from its reposts and is neither set right nor exempted, the newest first. */
export async function listDrifts(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Drift>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const [beyond, keys] = input.after ? beyondOf(input.after) : ['', []];
  const ids = await ctx.em.execute<{ id: string }[]>(
    `select id from drift where ${OPEN} ${beyond} order by detected_at desc, id desc limit ?`,
    [...keys, first + 1],
  );
  const [row] = await ctx.em.execute<{ total: number }[]>(
    `select count(*)::int as total from drift where ${OPEN}`,
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
