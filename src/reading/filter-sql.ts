import { must } from '../platform/refusal.ts';
import { toTsquery } from '../search/tokens.ts';
import type { ContentFilter } from './content-filter.ts';
import { isStorable } from './key.ts';

/** The most values one condition of a filter may have, and their length together in characters. */
const MOST_VALUES = 50;
const LONGEST = 2_000;
const LONGEST_WORDS = 200;

/** A condition on `publication p` and what stands for its parameters; `?` is the parameter's place. */
export type Condition = readonly [sql: string, value: unknown];

const POLICY = (field: string) => `p.kind = 'POLICY' and p.policy->>'${field}'`;
const OF_SECTION = 'from placement pl join section s on s.id = pl.section_id join site t on t.id = s.site_id';

function bounded(name: string, values: readonly string[] | null | undefined): string[] | null {
  if (!values) return null;
  const text = values.join('');
  const sound = values.length <= MOST_VALUES && text.length <= LONGEST && isStorable(text);
  must(sound, 'BAD_USER_INPUT', {
    zh: `${name} 最多 ${MOST_VALUES} 个值、共 ${LONGEST} 字`,
    en: `${name} takes at most ${MOST_VALUES} values of ${LONGEST} characters together`,
  });
  return [...values];
}

function yearOf(name: string, year: number): number {
  must(year >= 1900 && year <= 9998, 'BAD_USER_INPUT', {
    zh: `${name} 须为四位年份`,
    en: `${name} must be a year of four digits`,
  });
  return year;
}

function beginningOf(year: number): Date {
  return new Date(`${year}-01-01T00:00:00+08:00`);
}

function periodOf({ year, signedYear, from, until }: ContentFilter): Condition[] {
  const found: Condition[] = [];
  if (year != null) {
    const known = yearOf('year', year);
    found.push(['p.published_at >= ?', beginningOf(known)], ['p.published_at < ?', beginningOf(known + 1)]);
  }
  if (signedYear != null) {
    const known = yearOf('signedYear', signedYear);
    found.push([`${POLICY('signedOn')} >= ?`, `${known}-`], [`p.policy->>'signedOn' < ?`, `${known + 1}-`]);
  }
  if (from) found.push(['p.published_at >= ?', from]);
  if (until) found.push(['p.published_at < ?', until]);
  return found;
}

// A copy that stands in no list, because its time is over or it was withdrawn, stands in none of these either.
function placeOf({ site = null, sections }: ContentFilter): Condition[] {
  const codes = bounded('sections', sections);
  must(site !== null || codes === null, 'BAD_USER_INPUT', {
    zh: '按栏目筛选须同时给出站点',
    en: 'Sections are told by code and site: name the site too',
  });
  if (site === null)
    return [['exists (select from placement pl where pl.publication_id = p.id and pl.live = ?)', true]];
  bounded('site', [site]);
  const carried = `select pl.publication_id ${OF_SECTION} where pl.live`;
  if (codes)
    return [
      [
        `p.id in (${carried} and (t.code, s.code) in (select x.site, x.code from jsonb_to_recordset(?) as x(site text, code text)))`,
        JSON.stringify(codes.map((code) => ({ site, code }))),
      ],
    ];
  return [[`exists (select ${OF_SECTION} where pl.publication_id = p.id and pl.live and t.code = ?)`, site]];
}

function wordsOf(words: string | null | undefined): Condition[] {
  if (words == null) return [];
  must(words.length <= LONGEST_WORDS && isStorable(words), 'BAD_USER_INPUT', {
    zh: `words 最多 ${LONGEST_WORDS} 字`,
    en: `words takes at most ${LONGEST_WORDS} characters`,
  });
  const query = toTsquery(words);
  return query
    ? [['exists (select from search_document d where d.id = p.id and d.vector @@ ?::tsquery)', query]]
    : [['?::bool', false]];
}

/** Rule: what a filter asks of a publication; BAD_USER_INPUT for one that asks too much or what cannot be. */
export function conditionsOf(filter: ContentFilter): Condition[] {
  const { kinds, validities } = filter;
  const [themes, issuers] = [bounded('themes', filter.themes), bounded('issuers', filter.issuers)];
  const keywords = bounded('keywords', filter.keywords);
  const found: Condition[] = [...placeOf(filter), ...periodOf(filter), ...wordsOf(filter.words)];
  if (kinds) found.push(['p.kind = any(?)', [...new Set(kinds)]]);
  if (issuers) found.push([`${POLICY('issuer')} = any(?)`, issuers]);
  if (validities) found.push([`${POLICY('validity')} = any(?)`, [...new Set(validities)]]);
  if (keywords) found.push(['p.keywords && ?::text[]', keywords]);
  if (themes)
    found.push([
      `p.kind = 'POLICY' and exists (select from unnest(?::text[]) as theme
        where p.policy->>'theme' = theme or starts_with(p.policy->>'theme', theme || '\\'))`,
      themes,
    ]);
  return found;
}
