import type { Pool } from 'pg';
import { isUuid } from '../platform/database/must-find.ts';
import { fromCursor, toCursor } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import { EngineName, type FoundPage, type Question, type SearchEngine, type SearchHit } from './engine.ts';
import { highlightHit } from './highlight-hit.ts';
import { BETS, MATCHES, matchOf, NARROWED } from './match.ts';
import { tally } from './tally.ts';

/** How many of the newest hits are ranked; ranking all hits of a frequent word takes many times as long. */
export const RANKED = 400;
const TITLED = 300;

// Tiers: what the desk recommends, the document with that very number, those with such a part of a number; then, where every
// word must be there, whatever has them all in its title or number, and where some may be missing, by how many are there.
const HITS = `with bets as materialized (${BETS}), newest as (
    select d.id from search_document d where ${MATCHES} order by d.published_at desc, d.id desc limit ${RANKED}
  ), titled as (
    select d.id from search_document d where d.head @@ $1::tsquery and ${NARROWED}
    order by d.published_at desc, d.id desc limit ${TITLED}
  ), candidates as materialized (select id from newest union select id from titled),
  weighed as (
    select d.id, bets.nth, d.vector, d.title, d.weight, d.published_at, d.number,
      (select count(*) from unnest($11::tsquery[]) asked where ts_filter(d.head, '{a}') @@ asked)::int as in_title
    from candidates join search_document d using (id) left join bets using (id)
  ), ranked as (
    select id, case when nth is not null then 90 when number = any($10::text[]) then 80 when number like $8 then 70
        when $13::bool then (select count(*) from unnest($11::tsquery[]) asked where vector @@ asked)::int
        when in_title = cardinality($11::tsquery[]) then 1 else 0 end as tier,
      case when nth is not null then -nth::float8
        else 2.0 * in_title / cardinality($11::tsquery[]) + case when title = $12 then 3 when strpos(title, $12) > 0 then 1.5 else 0 end
          + ln(1 + ts_rank_cd('{0.05,0.1,0.4,1}', vector, $1::tsquery)) + weight
          + 1.2 * extract(epoch from published_at)::float8 / 315360000 end as score
    from weighed
  ), page as (
    select * from ranked where $15::int is null or (tier, score, id) < ($15, $16::float8, $17::uuid)
    order by tier desc, score desc, id desc limit $14
  )
  select page.id, tier, score, p.title, left(p.text, 30000) as text, left(d.files, 30000) as files
  from page join publication p using (id) join search_document d using (id) order by tier desc, score desc, id desc`;

interface HitRow {
  id: string;
  tier: number;
  score: number;
  title: string;
  text: string;
  files: string;
}

type Place = [tier: number, score: number, id: string];

function placeOf(cursor: string): Place {
  const [tier, score, id] = fromCursor(cursor, 3);
  const sound = Number.isInteger(tier) && Number.isFinite(score) && isUuid(String(id));
  must(sound && Math.abs(Number(tier)) < 100, 'BAD_USER_INPUT', {
    zh: '游标无效',
    en: 'The cursor is not valid',
  });
  return [Number(tier), Number(score), String(id)];
}

async function find(reader: Pool, question: Question): Promise<FoundPage> {
  const { words, strictness, first } = question;
  const match = matchOf(question);
  const after = question.after ? placeOf(question.after) : [null, null, null];
  const relaxed = strictness !== 'ALL';
  const asked = [words.numbers, words.groups, words.phrase, relaxed, first + 1];
  const { rows } = await reader.query<HitRow>({
    name: 'search-hits',
    text: HITS,
    values: [...match, ...asked, ...after],
  });
  const hits = rows.slice(0, first).map(
    (row): SearchHit => ({
      contentId: row.id,
      cursor: toCursor(row.tier, row.score, row.id),
      highlight: highlightHit(row, words.tokens),
    }),
  );
  let counted: ReturnType<typeof tally> | undefined;
  return {
    engine: EngineName.POSTGRES,
    hits,
    hasNextPage: rows.length > first,
    tally: () => {
      counted ??= tally(reader, match);
      return counted;
    },
  };
}

/**
 * Search by PostgreSQL: the best of the newest 400 hits and of the newest 300 whose title hits. Paging ends with
 * these; the tally counts all.
 */
export function createPostgresEngine(reader: Pool): SearchEngine {
  return { name: EngineName.POSTGRES, find: (question) => find(reader, question) };
}
