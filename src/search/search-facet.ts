import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { DocumentFacets } from './search-document.ts';

/** What documents count under (检索分面), once for all that share it; written by the database, never changed. */
@Entity()
export class SearchFacet {
  /** The hash of the facets. */
  @PrimaryKey({ type: 'bigint', autoincrement: false })
  key!: bigint;

  @Property({ type: 'jsonb' })
  facets!: DocumentFacets;
}
