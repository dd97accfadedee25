import { normaliseNumber } from '../content/check-parts.ts';
import { fold } from '../platform/fold.ts';
import { documentNumbers } from './document-number.ts';
import type { SearchRequest } from './engine.ts';
import { toTsquery } from './tokens.ts';

/** The parameters `$1` to `$4` of a statement around `MATCHES`. */
export type MatchValues = [
  tsquery: string,
  siteCode: string | null,
  kinds: string[] | null,
  numbers: string[],
];

/** Condition on `publication p`: live, of the kinds `$3`, carried by the site `$2`, and holding every token of `$1`. */
export const MATCHES = `p.search_vector @@ $1::tsquery and p.withdrawal_kind is null
  and ($3::text[] is null or p.kind = any($3))
  and ($2::text is null or exists (
    select from placement pl join section s on s.id = pl.section_id join site t on t.id = s.site_id
    where pl.publication_id = p.id and pl.live and t.code = $2))`;

const UNSTORABLE = /\0/g;

/** The document numbers a query may be, as publications keep them. */
function numbersIn(query: string): string[] {
  const written = documentNumbers(fold(query)).map((mention) => mention.number);
  return [...new Set([normaliseNumber(query.replace(UNSTORABLE, '')), ...written])];
}

/** What a request matches; null if nothing in its query can be searched for. */
export function matchOf(request: SearchRequest): MatchValues | null {
  const tsquery = toTsquery(request.query);
  const site = request.siteCode?.replace(UNSTORABLE, '\ufffd') ?? null;
  return tsquery ? [tsquery, site, request.kinds ?? null, numbersIn(request.query)] : null;
}
