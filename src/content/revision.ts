import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';
import type { ReviewRecord } from './approval.ts';
import { Copy } from './copy.ts';
import type { Snapshot } from './snapshot.ts';

/** A frozen state of a copy, made at each submit (修订版); approvals are bound to its hash. */
@Entity()
@Unique({ properties: ['copy', 'number'] })
@ObjectType({ implements: Node })
export class Revision {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Copy)
  copy!: Copy;

  /** From 1, within the copy. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => String)
  @Property({ type: 'text' })
  hash!: string;

  @Property({ type: 'jsonb' })
  snapshot!: Snapshot;

  /** Which tiers must decide on it, and which have; written by review. */
  @Property({ type: 'jsonb' })
  review: ReviewRecord = { tiers: [], approvals: [], openBlocks: 0 };

  /** When it was edited, returned or recalled, which makes its approvals void. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  voidedAt: Date | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  submittedAt!: Date;

  @Field(() => User)
  @ManyToOne(() => User)
  submittedBy!: User;
}
