import { shanghaiDay } from '../calendar/shanghai-day.ts';
import { Copy } from '../content/copy.ts';
import { noteReads } from '../content/note-reads.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { branchOf } from '../sites/scope.ts';
import { stands } from './principals.ts';
import { Step } from './step.ts';

/** A copy that waits for the actor. */
export interface Waiting {
  copy: Copy;
  step: Step;
  waitingSince: Date;
  dueAt: Date;
  /** Hash of the revision that is to be decided on. */
  hash: string;
  /** Name of the person whose deputy the actor would decide as. */
  onBehalfOf: string | null;
}

interface Row {
  id: string;
  step_id: string;
  waiting_since: string;
  due_at: string;
  hash: string;
  principal: string | null;
}

/** SQL: whether somebody's words are in the copy, or they have decided a review or a proof that this step would double. */
const hasPart = (person: string) => `(
  ${person}::text = any(c.author_ids::text[]) or ${person} = r.submitted_by_id
  or ${person}::text is not distinct from r.review->'emergency'->>'userId'
  or exists (select 1 from step e where e.revision_id = r.id and e.state = 'APPROVED'
    and (e.task = s.task or 'BOTH' in (e.task, s.task)) and ${person} in (e.decided_by_id, e.on_behalf_of_id)))`;

// The step in turn is the first pending one of a revision that is not void; a published copy has one after an emergency only.
const QUEUE = `
  from (select ?::uuid as id, ?::text[] as roles, ?::uuid[] as branch, ?::text as today) me
  join step s on s.state = 'PENDING' and s.waiting_since is not null
  join revision r on r.id = s.revision_id and r.voided_at is null
  join copy c on c.id = r.copy_id and c.state in ('IN_REVIEW', 'PUBLISHED')
    and (c.named_ids is null or me.id::text = any(c.named_ids))
  join site on site.id = c.site_id and site.organisation_id = any(me.branch)
  left join lateral (
    select delegator.name from delegation join "user" delegator on delegator.id = delegation.delegator_id
    where ${stands('me.id', 'me.today')} and delegation.role = s.role and not ${hasPart('delegator.id')}
    order by delegation.made_at, delegation.id limit 1
  ) principal on not s.role = any(me.roles)
  where (s.role = any(me.roles) or principal.name is not null) and not ${hasPart('me.id')}`;
const FIELDS = 'c.id, s.id as step_id, s.waiting_since, s.due_at, r.hash, principal.name as principal';
const PAGE = 'order by s.due_at, s.id limit ?';
const BEYOND = 'and (s.due_at, s.id) > (?::timestamptz, ?::uuid)';

async function waitingOf({ em }: Context, rows: readonly Row[]): Promise<Waiting[]> {
  const copies = await em.find(Copy, { id: { $in: rows.map((row) => row.id) } });
  const steps = await em.find(
    Step,
    { id: { $in: rows.map((row) => row.step_id) } },
    { populate: ['revision'] },
  );
  return rows.flatMap((row) => {
    const copy = copies.find((one) => one.id === row.id);
    const step = steps.find((one) => one.id === row.step_id);
    if (!copy || !step) return [];
    const [waitingSince, dueAt] = [new Date(row.waiting_since), new Date(row.due_at)];
    return [{ copy, step, waitingSince, dueAt, hash: row.hash, onBehalfOf: row.principal }];
  });
}

/**
 * The copies that the actor may decide on now, for their own roles and as a deputy, what is due first before the rest;
 * own work is left out. A page goes on where the last ended, whatever was decided since.
 */
export async function reviewQueue(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Waiting>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const after = placeOf(input.after);
  const branch = await branchOf(ctx.em, ctx.actor.organisationId);
  const { id, roles } = ctx.actor;
  const whose = [id, `{${roles.join(',')}}`, `{${branch.join(',')}}`, shanghaiDay(ctx.now())];
  const rows = await ctx.em.execute<Row[]>(`select ${FIELDS} ${QUEUE} ${after ? BEYOND : ''} ${PAGE}`, [
    ...whose,
    ...(after ? [after.at, after.id] : []),
    first + 1,
  ]);
  const [all] = await ctx.em.execute<{ total: number }[]>(`select count(*)::int as total ${QUEUE}`, whose);
  const waiting = await waitingOf(ctx, rows);
  await noteReads(
    ctx,
    waiting.map(({ copy }) => copy),
  );
  return toConnection(waiting, first, all?.total ?? 0, ({ dueAt, step }) =>
    toCursor(dueAt.toISOString(), step.id),
  );
}
