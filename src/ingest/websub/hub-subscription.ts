import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { Entity, Index, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Feed } from '../feed.ts';

/** How a subscription at a WebSub hub stands. */
export enum SubscriptionState {
  ASKED = 'ASKED',
  ACTIVE = 'ACTIVE',
  DENIED = 'DENIED',
  ENDED = 'ENDED',
}
registerEnumType(SubscriptionState, {
  name: 'SubscriptionState',
  description: '推送订阅状态',
  valuesConfig: {
    ASKED: { description: '已申请，等待对方核实' },
    ACTIVE: { description: '已生效' },
    DENIED: { description: '被对方拒绝' },
    ENDED: { description: '来源已不再提供推送' },
  },
});

/** What the hub that a feed names has agreed to send us (W3C WebSub); a feed has one at most. */
@Entity()
@ObjectType()
export class HubSubscription {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @OneToOne(() => Feed, { owner: true, unique: true })
  feed!: Feed;

  /** The end of the callback's address, which nobody guesses. */
  @Property({ type: 'text', unique: true })
  path: string = randomBytes(24).toString('base64url');

  @Field(() => String)
  @Property({ type: 'text' })
  hubUrl!: string;

  @Property({ type: 'text' })
  topic!: string;

  /** What deliveries are signed with, sealed. */
  @Property({ type: 'text' })
  sealed!: string;

  @Field(() => SubscriptionState)
  @Property({ type: 'text' })
  state: SubscriptionState = SubscriptionState.ASKED;

  /** When it was last asked for; a verification that comes later than a day after is not ours. */
  @Property({ type: 'timestamptz', nullable: true })
  askedAt: Date | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  leaseEndsAt: Date | null = null;

  /** When it is to be asked for next; null: not again. */
  @Index()
  @Property({ type: 'timestamptz', nullable: true })
  renewAt: Date | null = null;

  /** How often in a row it was asked for and not verified. */
  @Property({ type: 'integer' })
  attempts = 0;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  deliveredAt: Date | null = null;

  /** SHA-256 of the last deliveries, so that one which comes again is known. */
  @Property({ type: 'text[]' })
  delivered: string[] = [];

  /** What is wrong, as a sentence in zh-CN; null while nothing is. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  problem: string | null = null;
}
