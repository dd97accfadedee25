import type { Pool } from 'pg';
import { fold } from '../platform/fold.ts';
import { liveTerms } from './live-terms.ts';
import { alike } from './pinyin.ts';

/** How a search may be completed. */
export interface Suggestion {
  text: string;
  /** The content whose title it is; null for a word. */
  contentId: string | null;
}

const MOST_TERMS = 40;
const LONGEST = 60;

const TERMS = `select term from search_term
  where ($1::text is not null and (starts_with(term, $1) or (length($1) > 2 and strpos(term, $1) > 0 and term like '%' || $2 || '%')))
    or ($3::text is not null and (sound like $3 || '%' or initials like $3 || '%'))
  order by (term = $1) desc, length(term), term limit ${MOST_TERMS}`;

const TITLES = `select p.title as text, d.id as "contentId" from search_document d join publication p using (id)
  where d.title like '%' || $1 || '%' and ($2::text is null or d.sites @> array[$2::text])
  order by d.weight desc, d.published_at desc, d.id desc limit $3`;

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
  const titled =
    typed.length > 1 ? reader.query<Suggestion>(TITLES, [likeable(typed), site, input.first]) : null;
  const [said, titles] = await Promise.all([words(reader, typed, site), titled]);
  const most = titles?.rows.length
    ? Math.max(Math.ceil(input.first / 2), input.first - titles.rows.length)
    : input.first;
  return [...said.slice(0, most), ...(titles?.rows ?? [])].slice(0, input.first);
}
