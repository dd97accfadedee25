import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Duty } from '../duties/duty.ts';
import { Node } from '../platform/graphql/node.ts';

/** A reminder of a duty to one person (提醒): once for each level each time the duty is open. */
@Entity()
@Unique({ properties: ['duty', 'round', 'level', 'userId'] })
@Index({ properties: ['userId', 'at'] })
@ObjectType({ implements: Node })
export class Notice {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'uuid' })
  userId!: string;

  @Field(() => Duty)
  @ManyToOne(() => Duty, { deleteRule: 'cascade' })
  duty!: Duty;

  /** The round of the duty it speaks of. */
  @Property({ type: 'integer' })
  round!: number;

  @Field(() => Int, { description: '已用工作时间的百分比：50、80、100' })
  @Property({ type: 'integer' })
  level!: number;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  readAt: Date | null = null;

  /** When it was mailed; null where it is not yet, or there is no address. */
  @Property({ type: 'timestamptz', nullable: true })
  mailedAt: Date | null = null;
}
