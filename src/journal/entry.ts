import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';

/** One line of the journal (操作日志): who did what to which subject, when; append-only and hash-chained. */
@Entity({ tableName: 'journal_entry' })
@ObjectType('JournalEntry', { implements: Node })
export class Entry {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Place in the chain, from 1 without gaps. */
  @Property({ type: 'integer', unique: true })
  number!: number;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'uuid', nullable: true })
  actorId!: string | null;

  @Property({ type: 'text' })
  actorName!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  act!: string;

  @Property({ type: 'text' })
  subjectType!: string;

  @Index()
  @Property({ type: 'uuid' })
  subjectId!: string;

  @Property({ type: 'jsonb' })
  detail: Record<string, unknown> = {};

  @Field(() => String)
  @Property({ type: 'text' })
  hash!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  previousHash!: string | null;
}
