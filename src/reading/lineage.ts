import { TAGS } from './cache/tags.ts';
import { type Content, Policy } from './content.ts';
import { onDemand } from './on-demand.ts';
import { prepared } from './prepared.ts';
import type { ReadingContext } from './reading-context.ts';

/** How many steps a line is followed, how many policies it tells at most, and what looking for them costs, in list items. */
const FARTHEST = 10;
const MOST = 50;
export const LINEAGE_COST = 20;

// Every live policy that does something to another stands among that one's marks. A circle ends where its steps do.
const NEXT = `(select (m->>'contentId')::uuid from publication p, jsonb_array_elements(p.marks) m
    where p.id = line.id and m->>'contentId' is not null
  union select t.id from publication t where t.kind = 'POLICY'
    and t.marks @> jsonb_build_array(jsonb_build_object('contentId', line.id::text)))`;

/** SQL that gives `id` of the live policies that repeal or amend a row of `publication`, that it repeals or amends, and so on from each, with itself; in the order of their signing. */
export function lineageSql(me: string): string {
  return `select f.id from (with recursive line(id, step) as (
      select ${me}.id, 0 where ${me}.kind = 'POLICY'
      union select next.id, line.step + 1 from line cross join lateral ${NEXT} next(id) where line.step < ${FARTHEST})
    select id, min(step) as step from line group by id order by step, id limit ${MOST}) f
    join publication p on p.id = f.id where p.kind = 'POLICY' and p.withdrawal_kind is null
    order by ${LINEAGE_ORDER}`;
}

/** The order of a line, of rows `p`. */
const LINEAGE_ORDER = `coalesce(p.policy->>'signedOn', ''), p.published_at, p.id`;

const STATEMENT = `select me.id as of, l.id from publication me
  cross join lateral (select s.id, row_number() over () as nth from (${lineageSql('me')}) s) l
  where me.id = any($1::uuid[]) order by l.nth`;

const lines = onDemand<string, string[]>(async (ctx, ids) => {
  const { rows } = await prepared<{ of: string; id: string }>(ctx.reader, STATEMENT, [ids]);
  const found = Map.groupBy(rows, (row) => row.of);
  for (const id of ids) ctx.tags.add(TAGS.content(id));
  return ids.map((id) => (found.get(id) ?? []).map((row) => row.id));
});

/**
 * The live policies with which a policy is bound by repeals and amendments, directly or over others, with itself; the first
 * signed first, at most 50 and ten steps away.
 */
export async function lineageOf(ctx: ReadingContext, policy: Content): Promise<Policy[]> {
  ctx.budget.charge(LINEAGE_COST);
  const contents = await Promise.all((await lines(ctx)(policy.id)).map((id) => ctx.reads.card(id)));
  return ctx.budget.spend(contents.filter((one) => one instanceof Policy));
}
