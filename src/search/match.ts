import type { Question, SearchFilters } from './engine.ts';
import { tsqueryFor } from './strictness.ts';

/** The parameters `$1` to `$10` of a statement around `NAMED`, `MATCHES` and what narrows them down. */
export type MatchValues = [
  tsquery: string,
  site: string | null,
  kinds: readonly string[] | null,
  themes: readonly string[] | null,
  issuers: readonly string[] | null,
  years: string[] | null,
  validities: readonly string[] | null,
  numberLike: string | null,
  queryKey: string,
  numbers: readonly string[],
];

/** Contents that the desk recommends for the query `$9`, with their place. */
export const BETS = `select u.id, min(u.nth)::int as nth from best_bet b, unnest(b.content_ids) with ordinality u(id, nth)
    where b.queries @> array[$9::text] group by u.id`;

/** Contents that are found whatever they hold, beside `bets`: those the desk recommends and those with such a number. */
export const NAMED = `select id from bets union select n.id from search_document n where n.number like $8
  union select n.id from unnest($10::text[]) asked join search_document n on n.number = asked`;

/** Condition on `search_document d` beside `named`: it holds what is asked for, or is named. */
export const MATCHES = '(d.vector @@ $1::tsquery or d.id = any(array(select id from named)))';

const NARROWED = `d.facet_key in (select f.key from search_facet f where ($2::text is null or f.facets->'site' ? $2)
    and ($3::text[] is null or f.facets->>'kind' = any($3)) and ($4::text[] is null or f.facets->>'theme' = any($4))
    and ($5::text[] is null or f.facets->>'issuer' = any($5)) and ($6::text[] is null or f.facets->>'year' = any($6))
    and ($7::text[] is null or f.facets->>'validity' = any($7)))`;
// Asked once and not of each row.
const WIDE = 'num_nulls($2::text, $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) = 6';

/** A statement in two forms, for searches that are narrowed down and for those that are not; `make` is given the condition on `search_document d`. */
export function inBothForms(name: string, make: (narrowed: string) => string) {
  const [narrow, wide] = [
    { name: `${name}-narrowed`, text: make(NARROWED) },
    { name, text: make(WIDE) },
  ];
  return ([, ...filters]: MatchValues) => (filters.slice(0, 6).some((one) => one !== null) ? narrow : wide);
}

const listOf = <T>(list: readonly T[] | null | undefined) => (list?.length ? list : null);

/** What a question matches. */
export function matchOf({
  words,
  strictness,
  filters,
}: Pick<Question, 'words' | 'strictness' | 'filters'>): MatchValues {
  const { siteCode, kinds, themes, issuers, years, validities }: SearchFilters = filters;
  return [
    tsqueryFor(words, strictness),
    siteCode ?? null,
    listOf(kinds),
    listOf(themes),
    listOf(issuers),
    listOf(years)?.map(String) ?? null,
    listOf(validities),
    words.numberLike,
    words.key,
    words.numbers,
  ];
}
