import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Delivery } from './delivery.ts';

/** One try to send, retract or read back, kept with its answer. */
@Entity()
@ObjectType({ implements: Node })
export class Attempt {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => Delivery)
  delivery!: Delivery;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  /** What was tried (`send`, `update`, `retract`, `notice`, `result`, `probe`) and how it ended: an outcome's kind, `skipped`, or what a reading back found. */
  @Field(() => String)
  @Property({ type: 'text' })
  outcome!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  detail: string | null = null;

  /** What the far side knows the request by. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  requestId: string | null = null;
}
