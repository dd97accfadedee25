import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Edition } from '../release/edition.ts';

/** An edition fitted to channels (渠道稿), kept as it was sent: one row for all channels that show it alike. */
@Entity()
@Unique({ properties: ['edition', 'hash'] })
@ObjectType({ implements: Node })
export class Rendition {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Edition)
  @ManyToOne(() => Edition)
  edition!: Edition;

  /** SHA-256 of its words, markup and measure, and of who adjusted it; approvals are bound to it. */
  @Field(() => String)
  @Property({ type: 'text' })
  hash!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'text', nullable: true })
  html: string | null = null;

  @Field(() => Int)
  @Property({ type: 'integer' })
  length!: number;

  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  limit: number | null = null;

  @Field(() => [String])
  @Property({ type: 'text[]' })
  problems: string[] = [];

  /** Who put own words in place of the fitted ones; null: fitted by the adapter. */
  @Property({ type: 'uuid', nullable: true })
  adjustedById: string | null = null;

  /** Whether its words do more than leave out, so that a reviewer must approve them. */
  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  needsReview = false;

  @Property({ type: 'uuid', nullable: true })
  approvedById: string | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  approvedAt: Date | null = null;
}
