import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';
import { Site } from '../sites/site.ts';
import { Copy } from './copy.ts';

/** A copy that the editors of a topic ask of a department (约稿), due at a time. */
@Entity()
@ObjectType({ implements: Node })
export class Commission {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** The copy of the topic it is for; shown by `commission.resolver`, to whom it may be. */
  @Index()
  @ManyToOne(() => Copy)
  topic!: Copy;

  /** The department's site, which owes it. */
  @Field(() => Site)
  @Index()
  @ManyToOne(() => Site)
  site!: Site;

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  /** What is wanted. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  brief: string | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  dueAt!: Date;

  @Field(() => User)
  @ManyToOne(() => User)
  orderedBy!: User;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  orderedAt!: Date;

  /** What the department wrote; shown likewise. */
  @Index()
  @ManyToOne(() => Copy, { nullable: true })
  answer: Copy | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  cancelledAt: Date | null = null;
}
