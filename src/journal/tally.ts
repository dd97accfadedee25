import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

/** How often somebody did the same within one minute: the first time stands in the journal, the rest is told at the minute's end. */
@Entity({ tableName: 'journal_tally' })
@Unique({ properties: ['actorId', 'act', 'subjectId', 'what', 'minute'] })
export class Tally {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'uuid' })
  actorId!: string;

  @Property({ type: 'text' })
  actorName!: string;

  @Property({ type: 'text' })
  act!: string;

  @Property({ type: 'text' })
  subjectType!: string;

  @Property({ type: 'uuid' })
  subjectId!: string;

  /** What tells two of the same act on the same subject apart, such as the code of a refusal. */
  @Property({ type: 'text' })
  what!: string;

  /** The minute's beginning. */
  @Index()
  @Property({ type: 'timestamptz' })
  minute!: Date;

  @Property({ type: 'integer' })
  times!: number;
}
