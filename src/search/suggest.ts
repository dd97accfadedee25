import type { Pool } from 'pg';
import { fold } from '../platform/fold.ts';
import { liveTerms } from './live-terms.ts';
import { alike } from './pinyin.ts';
import { termQuery } from './term-query.ts';

/** How a search may be completed. */
export interface Suggestion {
  text: string;
  /** The content whose title it is; null for a word. */
  contentId: string | null;
}

const MOST_TERMS = 40;
const LONGEST = 60;

/** Titles among so many of the newest documents are taken first. */
const NEWEST = 2_000;

// Each way to find a word by its index, whatever its value.
const TERMS = `select term from (
    select term from search_term where term ~>=~ $1 and term ~<~ ($1 || chr(1114111))
    union select term from search_term where length($1) > 2 and term like '%' || $2 || '%'
    union select term from search_term where sound ~>=~ $3 and sound ~<~ ($3 || chr(1114111))
    union select term from search_term where initials ~>=~ $3 and initials ~<~ ($3 || chr(1114111))
  ) found order by (term = $1) desc, length(term), term limit ${MOST_TERMS}`;

// Two characters have no trigram; they are looked for as words.
const titlesWhere = (found: string) => `with newest as materialized (
    select id, title, sites, weight, published_at from search_document order by published_at desc limit ${NEWEST}
  ), near as materialized (
    select id, weight, published_at from newest where title like '%' || $1 || '%' and ($2::text is null or sites @> array[$2::text])
    order by weight desc, published_at desc, id desc limit $3
  ), far as (
    select d.id, d.weight, d.published_at from search_document d where (select count(*) from near) < $3
      and ${found} and d.title like '%' || $1 || '%' and ($2::text is null or d.sites @> array[$2::text])
    order by d.weight desc, d.published_at desc, d.id desc limit $3
  )
  select p.title as text, one.id as "contentId" from (select * from near union select * from far) one join publication p using (id)
  order by one.weight desc, one.published_at desc, one.id desc limit $3`;
const [SHORT, LONG] = [titlesWhere('d.head @@ $4::tsquery'), titlesWhere('$4::tsquery is not null')];

const likeable = (text: string) => text.replace(/[\\%_]/g, '\\$&');

async function words(reader: Pool, typed: string, site: string | null): Promise<Suggestion[]> {
  const letters = /^[a-z]{2,}$/.test(typed) ? alike(typed) : null;
  const { rows } = await reader.query<{ term: string }>(TERMS, [typed, likeable(typed), letters]);
  const live = await liveTerms(
    reader,
    rows.map((row) => row.term),
    site,
  );
  return [...live]
    .sort(([one, often], [other, seldom]) => seldom - often || one.length - other.length)
    .map(([text]) => ({ text, contentId: null }));
}

/**
 * Completes what was typed so far: words and names of live titles that begin with it or hold it, also by pinyin (shebao) and
 * its first letters (shbx), the most used first, then titles; only what the site carries, where one is named.
 */
export async function suggest(
  reader: Pool,
  input: { query: string; siteCode?: string | null; first: number },
): Promise<Suggestion[]> {
  const typed = fold(input.query).replace(/\s+/g, '').slice(0, LONGEST);
  const site = input.siteCode ?? null;
  if (!/[\p{L}\p{N}]/u.test(typed)) return [];
  const asked = [likeable(typed), site, input.first, termQuery(typed)];
  const titled = typed.length > 1 ? reader.query<Suggestion>(typed.length > 2 ? LONG : SHORT, asked) : null;
  const [said, titles] = await Promise.all([words(reader, typed, site), titled]);
  const most = titles?.rows.length
    ? Math.max(Math.ceil(input.first / 2), input.first - titles.rows.length)
    : input.first;
  return [...said.slice(0, most), ...(titles?.rows ?? [])].slice(0, input.first);
}
