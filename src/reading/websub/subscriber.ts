import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';

/** What a subscriber may ask of the hub. */
export type AskedMode = 'subscribe' | 'unsubscribe';

/**
 * Whoever is sent a feed as it changes, or has asked to be (W3C WebSub): one callback for one feed. What is asked stands
 * beside what holds until the callback has confirmed it.
 */
@Entity()
@Unique({ properties: ['topic', 'callback'] })
@ObjectType({ implements: Node })
export class Subscriber {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** Path of the feed on this hub, with its ending. */
  @Field(() => String)
  @Property({ type: 'text' })
  topic!: string;

  /** The site or section the feed is of. */
  @Index()
  @Property({ type: 'uuid' })
  subjectId!: string;

  @Property({ type: 'text' })
  callback!: string;

  @Field(() => String)
  @Index()
  @Property({ type: 'text' })
  callbackHost!: string;

  /** Until when it is sent the feed; null while it never confirmed anything. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Index()
  @Property({ type: 'timestamptz', nullable: true })
  leaseEndsAt: Date | null = null;

  /** What deliveries are signed with, sealed; null for one that asked for none. */
  @Property({ type: 'text', nullable: true })
  sealed: string | null = null;

  /** The place in the feed up to which it was sent everything. */
  @Property({ type: 'bigint' })
  deliveredPlace: string = '0';

  /** SHA-256 of the first page it was sent last. */
  @Property({ type: 'text', nullable: true })
  deliveredHash: string | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  deliveredAt: Date | null = null;

  /** Deliveries in a row that failed. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  tries = 0;

  /** Before when it is not tried again; null where nothing failed. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Index()
  @Property({ type: 'timestamptz', nullable: true })
  nextTryAt: Date | null = null;

  /** Why the last delivery failed; null where it did not. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  problem: string | null = null;

  /** What it asks and has not confirmed yet; null for nothing. */
  @Property({ type: 'text', nullable: true })
  askedMode: AskedMode | null = null;

  /** Tells one asking from the next, so that an answer to the former confirms nothing. */
  @Property({ type: 'uuid', nullable: true })
  askedId: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  askedAt: Date | null = null;

  /** Address of whoever asked. */
  @Index()
  @Property({ type: 'text', nullable: true })
  askedFrom: string | null = null;

  @Property({ type: 'integer', nullable: true })
  askedLease: number | null = null;

  @Property({ type: 'text', nullable: true })
  askedSealed: string | null = null;

  @Property({ type: 'integer' })
  askedTries = 0;

  /** What the feed is of, for people; read with the list it stands in. */
  @Field(() => String, { nullable: true })
  feedName?: string | null;
}
