import { Copy } from '../content/copy.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { branchOf } from '../sites/scope.ts';

/** A copy that waits for the actor. */
export interface Waiting {
  copy: Copy;
  waitingSince: Date;
}

interface Row {
  id: string;
  waiting_since: string;
  step_id: string;
}

// The step in turn is the first pending one of a revision that is not void.
const QUEUE = `
  from step s
  join revision r on r.id = s.revision_id and r.voided_at is null
  join copy c on c.id = r.copy_id and c.state = 'IN_REVIEW'
  join site on site.id = c.site_id and site.organisation_id = any(?::uuid[])
  where s.state = 'PENDING' and s.role = any(?::text[]) and s.waiting_since is not null
    and not (c.author_ids @> array[?]::text[])
    and not exists (select 1 from step e where e.revision_id = r.id and e.decided_by_id = ?)`;
const PAGE = 'order by s.waiting_since, s.id limit ?';
const BEYOND = 'and (s.waiting_since, s.id) > (?::timestamptz, ?::uuid)';

/** The copies whose turn it is for the actor's roles, the longest waiting first; own work is left out. A page goes on where the last ended, whatever was decided since. */
export async function reviewQueue(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Waiting>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const after = placeOf(input.after);
  const branch = await branchOf(ctx.em, ctx.actor.organisationId);
  const { id, roles } = ctx.actor;
  const whose = [`{${branch.join(',')}}`, `{${roles.join(',')}}`, id, id];
  const rows = await ctx.em.execute<Row[]>(
    `select c.id, s.waiting_since, s.id as step_id ${QUEUE} ${after ? BEYOND : ''} ${PAGE}`,
    [...whose, ...(after ? [after.at, after.id] : []), first + 1],
  );
  const [all] = await ctx.em.execute<{ total: number }[]>(`select count(*)::int as total ${QUEUE}`, whose);
  const copies = await ctx.em.find(Copy, { id: { $in: rows.map((row) => row.id) } });
  const waiting = rows.flatMap((row) => {
    const copy = copies.find((one) => one.id === row.id);
    return copy ? [{ copy, waitingSince: new Date(row.waiting_since), stepId: row.step_id }] : [];
  });
  return toConnection(waiting, first, all?.total ?? 0, (one) =>
    toCursor(one.waitingSince.toISOString(), one.stepId),
  );
}
