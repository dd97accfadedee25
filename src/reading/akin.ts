import { must } from '../platform/refusal.ts';
import { TAGS } from './cache/tags.ts';
import type { Content } from './content.ts';
import { onDemand } from './on-demand.ts';
import { prepared } from './prepared.ts';
import type { ReadingContext } from './reading-context.ts';

/** The most related contents one can be given. */
const MOST = 20;

/** What looking for related contents costs, in list items. */
export const AKIN_COST = 20;

// Looked for among so many only, so that it costs the same on a large site: the newest of its section, the newest of its
// site, and what explains the same policies.
const amongOf = (me: string) => `
  (select n.publication_id as id from placement n where n.section_id = ${me}.section_id and n.live
    order by n.at desc, n.publication_id desc limit 200)
  union (select s.id from publication s where s.site_id = ${me}.site_id order by s.published_at desc, s.id desc limit 200)
  union (select e.id from publication e where e.policy_ids && (${me}.policy_ids || ${me}.id::text) limit 50)
  union (select unnest(${me}.policy_ids)::uuid)`;

const shared = (one: string, other: string) =>
  `cardinality(array(select unnest(${one}) intersect select unnest(${other})))`;

const scoreOf = (me: string) =>
  `4 * ${shared('c.policy_ids || c.id::text', `${me}.policy_ids || ${me}.id::text`)} + 2 * ${shared('c.keywords', `${me}.keywords`)}
  + case when c.policy->>'theme' = ${me}.policy->>'theme' then 2 else 0 end
  + case when c.policy->>'issuer' = ${me}.policy->>'issuer' then 1 else 0 end
  + case when c.section_id = ${me}.section_id then 1 else 0 end`;

/** SQL that gives `id`, `published_at` and `score` of what is nearest to a row of `publication`; nothing in common is a score of 0. */
export function akinSql(me: string): string {
  return `select c.id, c.published_at, ${scoreOf(me)} as score from (${amongOf(me)}) as among(id) join publication c on c.id = among.id
    where c.id <> ${me}.id and c.withdrawal_kind is null
      and exists (select from placement pl where pl.publication_id = c.id and pl.live)
    order by score desc, c.published_at desc, c.id desc limit ${MOST}`;
}

/** The order of what `akinSql` gives under a name, the nearest first. */
export const akinOrder = (r: string) => `${r}.score desc, ${r}.published_at desc, ${r}.id desc`;

const STATEMENT = `select me.id as of, r.id from publication me cross join lateral (${akinSql('me')}) r
  where me.id = any($1::uuid[]) and r.score > 0 order by ${akinOrder('r')}`;

const akin = onDemand<string, string[]>(async (ctx, ids) => {
  ctx.tags.add(TAGS.search);
  const { rows } = await prepared<{ of: string; id: string }>(ctx.reader, STATEMENT, [ids]);
  const found = Map.groupBy(rows, (row) => row.of);
  return ids.map((id) => (found.get(id) ?? []).map((row) => row.id));
});

/** Checks how many related contents are asked for: 1 to 20. */
export function akinSize(first: number): number {
  must(first >= 1 && first <= MOST, 'BAD_USER_INPUT', {
    zh: `first 须在 1 到 ${MOST} 之间`,
    en: `first must be between 1 and ${MOST}`,
  });
  return first;
}

/**
 * Live contents that have most in common with a content: policies explained, keywords, theme, issuer, section; of equals
 * the newest. The same question has the same answer until something is published or taken back.
 */
export async function akinTo(ctx: ReadingContext, content: Content, first: number): Promise<Content[]> {
  akinSize(first);
  ctx.budget.charge(AKIN_COST);
  const ids = (await akin(ctx)(content.id)).slice(0, first);
  const contents = await Promise.all(ids.map((id) => ctx.reads.card(id)));
  return ctx.budget.spend(contents.filter((one) => one !== null));
}
