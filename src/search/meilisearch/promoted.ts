import type { Pool } from 'pg';
import type { Question, SearchHit } from '../engine.ts';
import { highlightHit } from '../highlight-hit.ts';
import { BETS, inBothForms, matchOf, NAMED } from '../match.ts';
import type { DocumentFacets } from '../search-document.ts';

/** A content that comes before all that an engine finds. */
export interface Promoted {
  id: string;
  facets: DocumentFacets;
}

// $1 is what PostgreSQL would look for; here it only has to be named.
const promotedIn = inBothForms(
  'search-promoted',
  (narrowed) => `with bets as materialized (${BETS}), named as materialized (${NAMED})
  select d.id, d.facets from named join search_document d using (id) left join bets using (id)
  where ${narrowed} and $1::tsquery is not null
  order by bets.nth nulls last, (d.number = any($10::text[])) desc nulls last, d.weight desc, d.published_at desc, d.id desc limit 50`,
);

const SHOWN = `select p.id, p.title, left(p.text, 30000) as text, left(d.files, 30000) as files
  from search_document d join publication p using (id) where d.id = any($1::uuid[])`;

/** What the desk recommends for a question, then the documents whose number it is; narrowed down. */
export async function promotedOf(reader: Pool, question: Question): Promise<Promoted[]> {
  const values = matchOf(question);
  return (await reader.query<Promoted>({ ...promotedIn(values), values })).rows;
}

/** The hits as they are shown, in the order of `places` (cursors by content); what is withdrawn by now is left out. */
export async function showHits(
  reader: Pool,
  places: ReadonlyMap<string, string>,
  tokens: readonly string[],
): Promise<SearchHit[]> {
  type Row = { id: string; title: string; text: string; files: string };
  const { rows } = await reader.query<Row>({
    name: 'search-shown',
    text: SHOWN,
    values: [[...places.keys()]],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...places].flatMap(([contentId, cursor]) => {
    const row = byId.get(contentId);
    return row ? [{ contentId, cursor, highlight: highlightHit(row, tokens) }] : [];
  });
}
