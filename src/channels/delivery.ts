import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Edition } from '../release/edition.ts';
import { Channel } from './channel.ts';
import { Rendition } from './rendition.ts';

/** Where a delivery stands (投递状态). */
export enum DeliveryState {
  PLANNED = 'PLANNED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  LANDED = 'LANDED',
  UNSURE = 'UNSURE',
  FAILED = 'FAILED',
  RETRACTING = 'RETRACTING',
  GONE = 'GONE',
}
registerEnumType(DeliveryState, { name: 'DeliveryState', description: '投递状态' });

/** What the far side answered that proves a copy is there. */
@ObjectType()
export class Receipt {
  @Field(() => String, { nullable: true })
  remoteId!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => GraphQLDateTime)
  at!: Date;
}

/** One edition on its way to one channel (投递). One row per edition and channel, so nothing is sent under two ids. */
@Entity()
@Unique({ properties: ['edition', 'channel'] })
@Index({ properties: ['channel', 'state'] })
@Index({
  name: 'delivery_in_hand_index',
  expression:
    'create index "delivery_in_hand_index" on "delivery" ("in_hand_since", "channel_id") where "in_hand_since" is not null',
})
@ObjectType({ implements: Node })
export class Delivery {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Edition)
  edition!: Edition;

  @Index()
  @Property({ type: 'uuid' })
  contentId!: string;

  /** Number of the edition among those of its content. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  editionNumber!: number;

  @Field(() => Channel)
  @ManyToOne(() => Channel)
  channel!: Channel;

  @Field(() => DeliveryState)
  @Index()
  @Property({ type: 'text' })
  state: DeliveryState = DeliveryState.PLANNED;

  /** What was sent; null until it is first tried, unless an operator adjusted it. */
  @ManyToOne(() => Rendition, { nullable: true, deleteRule: 'set null' })
  rendition: Rendition | null = null;

  @Property({ type: 'jsonb', nullable: true })
  receipt: { remoteId: string | null; url: string | null; at: string } | null = null;

  /** Its place in the channel's line. */
  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  plannedAt!: Date;

  /** Tries since it was last planned, or since its retraction began. */
  @Property({ type: 'integer' })
  tries = 0;

  /** When the next try is due; null: at once, or nothing is to be tried. A RETRACTING one without it is taken back together with a newer one. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  nextTryAt: Date | null = null;

  /** When the try in hand was begun; null when its answer is stored. Some worker may never bring it. */
  @Property({ type: 'timestamptz', nullable: true })
  inHandSince: Date | null = null;

  /** How often it came back to life after it was gone; part of the ids of its messages. */
  @Property({ type: 'integer' })
  round = 0;

  /** Whether a try whose answer was lost may have left a copy there. */
  @Property({ type: 'boolean' })
  exposed = false;

  /** Under which ticket the far side's result is to come later. */
  @Index()
  @Property({ type: 'text', nullable: true })
  ticket: string | null = null;

  /** What a person showed: the picture's hash in the media store, who and when (an ISO instant). */
  @Property({ type: 'jsonb', nullable: true })
  proof: { sha256: string | null; byId: string | null; at: string } | null = null;

  /** When the first try was begun. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  firstTriedAt: Date | null = null;

  /** When its page was last looked at. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  seenAt: Date | null = null;

  /** The words in which the channel says that it was withdrawn, where no call takes it down: posted, or for a person to post. */
  @ManyToOne(() => Rendition, { nullable: true, deleteRule: 'set null' })
  notice: Rendition | null = null;

  /** When it was left to a person to take down: its notice was posted, or the far side refused. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  noticedAt: Date | null = null;

  /** Why and since when (an ISO instant) it has no place there although its content may be live: it was taken out of the site. */
  @Property({ type: 'jsonb', nullable: true })
  unplacing: { explanation: string; at: string } | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  sentAt: Date | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  landedAt: Date | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  goneAt: Date | null = null;
}
