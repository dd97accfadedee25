import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * That a publication stands or stood in a section's feed. Triggers write it (migrations/20261122T1935_feeds.sql): a line is
 * made with the first placement and never goes, so that what is taken out leaves a tombstone.
 */
@Entity()
@Index({ properties: ['sectionId', 'place'] })
@Index({ properties: ['siteId', 'place'] })
export class FeedLine {
  @PrimaryKey({ type: 'uuid' })
  sectionId!: string;

  @PrimaryKey({ type: 'uuid' })
  @Index()
  publicationId!: string;

  /** The section's. */
  @Property({ type: 'uuid' })
  siteId!: string;

  /** Place in every feed: it grows with each change of what the line shows. */
  @Property({ type: 'bigint' })
  place!: string;

  /** When it last changed, by the clock of the database. */
  @Property({ type: 'timestamptz' })
  changedAt!: Date;
}
