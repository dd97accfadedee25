import type { Pool } from 'pg';
import { termQuery } from './term-query.ts';

/** More than so many are as good as any number. */
const COUNTED = 50;

/** Titles in which a frequent word is met soon enough, so that not all who bear it need be gathered. */
const NEWEST = 2_000;

const COUNT = `with newest as materialized (
    select title, sites from search_document order by published_at desc limit ${NEWEST}
  )
  select given.term, case when met.count = ${COUNTED} then met.count else (select count(*)::int from (
    select from search_document d where d.head @@ given.asked and ($3::text is null or d.sites @> array[$3::text]) limit ${COUNTED}) live) end as count
  from unnest($1::text[], $2::tsquery[]) as given(term, asked), lateral (select count(*)::int as count from (
    select from newest where strpos(newest.title, given.term) > 0 and ($3::text is null or newest.sites @> array[$3::text]) limit ${COUNTED}) seen) met`;

/** How many live documents bear each of the terms in title or names, up to 50; those that none bears are left out. */
export async function liveTerms(
  reader: Pool,
  terms: readonly string[],
  site: string | null = null,
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map();
  const values = [terms, terms.map(termQuery), site];
  const { rows } = await reader.query<{ term: string; count: number }>(COUNT, values);
  return new Map(rows.filter((row) => row.count > 0).map((row) => [row.term, row.count]));
}
