import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ContentKind } from '../content/content-kind.ts';
import type { FacetName } from './engine.ts';

/** What a document counts under, by facet; absent where it has none. */
export type DocumentFacets = Partial<Record<FacetName, string | string[]>>;

/**
 * What search looks in (检索文档): one row for each live publication in its present edition. The database removes it in
 * the transaction that changes or withdraws its publication, and keeps `sites` after the placements. What is counted
 * stands first, and large columns out of line.
 */
@Entity()
@Index({ name: 'search_document_head_index', properties: ['head'], type: 'gin' })
@Index({ name: 'search_document_vector_index', properties: ['vector'], type: 'gin' })
@Index({ name: 'search_document_published_at_index', properties: ['publishedAt'] })
@Index({
  name: 'search_document_title_index',
  expression:
    'create index "search_document_title_index" on "search_document" using gin ("title" gin_trgm_ops)',
})
@Index({
  name: 'search_document_number_index',
  expression:
    'create index "search_document_number_index" on "search_document" using gin ("number" gin_trgm_ops) where "number" is not null',
})
export class SearchDocument {
  /** The content's id. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** One number for documents of the same facets; written by the database. */
  @Property({ type: 'bigint' })
  facetKey!: bigint;

  @Property({ type: 'timestamptz' })
  publishedAt!: Date;

  /** What kind and validity add to its rank. */
  @Property({ type: 'real', columnType: 'real' })
  weight!: number;

  /** The edition it was made of. */
  @Property({ type: 'integer' })
  edition!: number;

  @Property({ type: 'text' })
  kind!: ContentKind;

  /** The document number as `numberKey` makes it. */
  @Property({ type: 'text', nullable: true })
  number!: string | null;

  /** Folded. */
  @Property({ type: 'text' })
  title!: string;

  /** SiteIDCodes of the sites that carry it; written by the database. */
  @Property({ type: 'text[]', default: [] })
  sites: string[] = [];

  @Property({ type: 'jsonb' })
  facets!: DocumentFacets;

  /** The words of its attachments. */
  @Property({ type: 'text', default: '' })
  files = '';

  /** Title and number (A), keywords and names (B). */
  @Property({ columnType: 'tsvector', type: 'text' })
  head!: string;

  /** The same with body and attachments (D). */
  @Property({ columnType: 'tsvector', type: 'text' })
  vector!: string;
}
