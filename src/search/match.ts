import type { Question, SearchFilters } from './engine.ts';
import { tsqueryFor } from './strictness.ts';

/** The parameters `$1` to `$9` of a statement around `MATCHES`. */
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
];

/** Contents that the desk recommends for the query `$9`, with their place. */
export const BETS = `select u.id, min(u.nth)::int as nth from best_bet b, unnest(b.content_ids) with ordinality u(id, nth)
  where b.queries @> array[$9::text] group by u.id`;

/** Condition on `search_document d`: narrowed down as the parameters say. */
export const NARROWED = `($2::text is null or d.sites @> array[$2::text]) and ($3::text[] is null or d.kind = any($3))
  and ($4::text[] is null or d.facets->>'theme' = any($4)) and ($5::text[] is null or d.facets->>'issuer' = any($5))
  and ($6::text[] is null or d.facets->>'year' = any($6)) and ($7::text[] is null or d.facets->>'validity' = any($7))`;

/** Condition on `search_document d`: it holds what is asked for, or bears such a number, or is recommended; and is narrowed down to. */
export const MATCHES = `(d.vector @@ $1::tsquery or d.number like $8 or d.id = any(array(select id from (${BETS}) bet)))
  and ${NARROWED}`;

const listOf = <T>(list: readonly T[] | null | undefined) => (list?.length ? list : null);

/** What a question matches. */
export function matchOf({
  words,
  strictness,
  filters,
}: Pick<Question, 'words' | 'strictness' | 'filters'>): MatchValues {
  const { siteCode, kinds, themes, issuers, years, validities }: SearchFilters = filters;
  return [
    tsqueryFor(words.groups, strictness),
    siteCode ?? null,
    listOf(kinds),
    listOf(themes),
    listOf(issuers),
    listOf(years)?.map(String) ?? null,
    listOf(validities),
    words.numberLike,
    words.key,
  ];
}
