import type { Pool } from 'pg';
import type { Question } from './engine.ts';
import { BETS, inBothForms, MATCHES, type MatchValues, NAMED } from './match.ts';

/** How many of the newest hits are ranked; ranking all hits of a frequent word takes many times as long. */
export const RANKED = 300;
const TITLED = 200;
/** With so many titles among the newest hits that hold every word, older titles are not looked for. */
const MANY_TITLES = 100;
/** So many of the best are ranked by their whole text as well. */
const CLOSELY = 80;

/** What is known of a candidate from its short columns; `ids` is what follows `from`. */
const weigh = (ids: string) => `select d.id, d.title, d.weight, d.published_at, d.number,
    (select nth from bets where bets.id = d.id), titles.held as in_title, texts.held as in_text
  from ${ids} join search_document d using (id),
    lateral (select ts_filter(d.head, '{a}') as title, case when $13::bool then ts_filter(d.vector, '{a,b,c,d}') end as text offset 0) cut,
    lateral (select count(*)::int as held from unnest($11::tsquery[]) asked where cut.title @@ asked) titles,
    lateral (select count(*)::int as held from unnest($11::tsquery[]) asked where cut.text @@ asked) texts`;

// Tiers: what the desk recommends, the document with that very number, those with such a part of a number; then, where every
// word must be there, whatever has them all in its title or number, and where some may be missing, by how many are there.
const hitsOf = inBothForms(
  'search-hits',
  (narrowed) => `with bets as materialized (${BETS}), named as materialized (${NAMED}), newest as (
    (select d.id from search_document d where d.id = any($18::uuid[]) order by d.published_at desc, d.id desc limit ${RANKED})
    union all
    (select d.id from search_document d where $19::bool and ${MATCHES} and ${narrowed} order by d.published_at desc, d.id desc limit ${RANKED})
  ), called as (
    select d.id from search_document d where d.id = any(array(select id from named)) and ${narrowed}
    order by d.published_at desc, d.id desc limit ${RANKED}
  ), near as materialized (${weigh('(select id from newest union select id from called) near')}),
  titled as (
    select d.id from search_document d
    where (select count(*) from near where in_title = cardinality($11::tsquery[])) < ${MANY_TITLES} and d.head @@ $1::tsquery and ${narrowed}
    order by d.published_at desc, d.id desc limit ${TITLED}
  ), weighed as (
    select * from near union all ${weigh('(select id from titled except select id from near) far')}
  ), tiered as (
    select id, nth, case when nth is not null then 90 when number = any($10::text[]) then 80 when number like $8 then 70
        when $13::bool then in_text when in_title = cardinality($11::tsquery[]) then 1 else 0 end as tier,
      case when nth is not null then -nth::float8
        else 2.0 * in_title / cardinality($11::tsquery[]) + case when title = $12 then 3 when strpos(title, $12) > 0 then 1.5 else 0 end
          + weight + 1.2 * extract(epoch from published_at)::float8 / 315360000 end as score
    from weighed
  ), placed as (
    select *, row_number() over (order by tier desc, score desc, id desc) <= ${CLOSELY} as close from tiered
  ), ranked as (
    select placed.id, 2 * tier + close::int as tier, score + case when close and nth is null
        then ln(1 + ts_rank_cd('{0.05,0.1,0.4,1}', d.vector, $1::tsquery)) else 0 end as score
    from placed left join search_document d on close and d.id = placed.id
  ), page as (
    select * from ranked where $15::int is null or (tier, score, id) < ($15, $16::float8, $17::uuid)
    order by tier desc, score desc, id desc limit $14
  )
  select page.id, tier, score, p.title, left(p.text, 30000) as text, left(d.files, 30000) as files
  from page join publication p using (id) join search_document d using (id) order by tier desc, score desc, id desc`,
);

/** A hit with what is shown of it. */
export interface RankedHit {
  id: string;
  tier: number;
  score: number;
  title: string;
  text: string;
  files: string;
}

/** Where a hit stands in the order of all. */
export type Place = [tier: number, score: number, id: string];

/** Among which hits the best are looked for: some that are known, or the newest of all. */
export type Among = { ids: readonly string[] } | 'newest';

/** The best hits after a place, one more than are asked for if there are more. */
export async function rankHits(
  reader: Pool,
  match: MatchValues,
  question: Question,
  given: { among: Among; after: Place | null },
): Promise<RankedHit[]> {
  const { words, strictness, first } = question;
  const relaxed = strictness !== 'ALL';
  const after = given.after ?? [null, null, null];
  const ids = given.among === 'newest' ? [] : given.among.ids;
  const asked = [words.groups, words.phrase, relaxed, first + 1];
  const values = [...match, ...asked, ...after, ids, given.among === 'newest'];
  return (await reader.query<RankedHit>({ ...hitsOf(match), values })).rows;
}
