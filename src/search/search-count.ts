import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How often a query was asked on a day (检索计数), and nothing of who asked. */
@Entity()
export class SearchCount {
  /** In Shanghai, `YYYY-MM-DD`. */
  @PrimaryKey({ type: 'date' })
  day!: string;

  /** As `countedQuery` makes it. */
  @PrimaryKey({ type: 'text' })
  query!: string;

  @Property({ type: 'integer' })
  asked!: number;

  /** How often nothing was found. */
  @Property({ type: 'integer' })
  empty!: number;
}
