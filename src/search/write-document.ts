import type { EntityManager } from '@mikro-orm/postgresql';
import type { Publication } from '../release/publication.ts';
import type { Made } from './document-of.ts';

// The row of the publication is held until the document is there: whoever withdraws, corrects or places it meanwhile
// waits, and takes the document along. An edition that is no longer the present one writes nothing.
const WRITE = `insert into search_document
    (id, edition, kind, title, number, facets, weight, published_at, files, head, vector)
  select p.id, p.edition_number, p.kind, ?, ?, ?::jsonb, ?, p.published_at, ?, ?::tsvector, ?::tsvector
  from publication p where p.id = ? and p.edition_number = ? and p.withdrawal_kind is null for share of p
  on conflict (id) do update set edition = excluded.edition, kind = excluded.kind, title = excluded.title,
    number = excluded.number, facets = excluded.facets, weight = excluded.weight,
    published_at = excluded.published_at, files = excluded.files, head = excluded.head, vector = excluded.vector
  where search_document.edition <= excluded.edition
  returning id`;

/** Writes the document of a publication, unless another edition of it holds by now or it is withdrawn; tells whether it did. */
export async function writeDocument(
  em: EntityManager,
  publication: Publication,
  made: Made,
): Promise<boolean> {
  const { title, number, facets, weight, files, head, vector } = made;
  const values = [title, number, JSON.stringify(facets), weight, files, head, vector];
  const rows = await em.execute<object[]>(WRITE, [...values, publication.id, publication.editionNumber]);
  return rows.length > 0;
}
