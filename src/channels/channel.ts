import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Organisation } from '../sites/organisation.ts';
import { Site } from '../sites/site.ts';
import { Account } from './account.ts';

/** What a channel is (渠道类型). */
export enum ChannelKind {
  SUBSITE = 'SUBSITE',
  WEIBO = 'WEIBO',
  WECHAT = 'WECHAT',
  SCREEN = 'SCREEN',
  MANUAL = 'MANUAL',
}
registerEnumType(ChannelKind, {
  name: 'ChannelKind',
  description: '渠道类型',
  valuesConfig: {
    SUBSITE: { description: '子站' },
    WEIBO: { description: '微博' },
    WECHAT: { description: '微信公众号' },
    SCREEN: { description: '公共屏幕' },
    MANUAL: { description: '人工渠道' },
  },
});

/** Why a channel stands still (渠道暂停原因). */
export enum PauseReason {
  BREAKER = 'BREAKER',
  QUOTA = 'QUOTA',
  AUTHORISATION = 'AUTHORISATION',
  PERSON = 'PERSON',
}
registerEnumType(PauseReason, {
  name: 'PauseReason',
  description: '渠道暂停原因',
  valuesConfig: {
    BREAKER: { description: '连续失败，自动暂停' },
    QUOTA: { description: '对方限额已用完' },
    AUTHORISATION: { description: '授权失效，须重新授权' },
    PERSON: { description: '人工暂停' },
  },
});

/** A destination of releases (渠道). */
@Entity()
@Index({
  name: 'channel_queue_index',
  expression:
    'create index "channel_queue_index" on "channel" ("host", "queued_at", "id") where "queued_at" is not null',
})
@ObjectType({ implements: Node })
export class Channel {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => ChannelKind)
  @Property({ type: 'text' })
  kind!: ChannelKind;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** The organisation whose operators may use it. */
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => Site, { nullable: true })
  @Index()
  @ManyToOne(() => Site, { nullable: true })
  site: Site | null = null;

  /** The filed new-media account it posts as. */
  @Field(() => Account, { nullable: true })
  @Index()
  @ManyToOne(() => Account, { nullable: true })
  account: Account | null = null;

  /** As the adapter checked them, without secrets. */
  @Field(() => GraphQLJSON)
  @Property({ type: 'jsonb' })
  settings: Record<string, unknown> = {};

  /** Secrets of the settings, sealed; write-only. */
  @Property({ type: 'text', nullable: true, hidden: true })
  sealed: string | null = null;

  /** Whether everything published or placed in its site goes to it without a launch. */
  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  automatic = false;

  /** Why nothing is sent to it at present; null while it works. */
  @Property({ type: 'text', nullable: true })
  pausedBy: PauseReason | null = null;

  /** When the next try is due all the same; null with a reason: when a person has resumed it. */
  @Property({ type: 'timestamptz', nullable: true })
  pausedUntil: Date | null = null;

  /** Tries in a row that ended without an answer or with a passing fault. */
  @Property({ type: 'integer' })
  failures = 0;

  /** Since when it has been failing or paused. */
  @Property({ type: 'timestamptz', nullable: true })
  ailingSince: Date | null = null;

  /** The host its messages go to, which may have others: so many at a time go there, over all of them. */
  @Property({ type: 'text', nullable: true })
  host: string | null = null;

  /** Since when it waits until its host is less busy; null while it does not. */
  @Property({ type: 'timestamptz', nullable: true })
  queuedAt: Date | null = null;

  /** What the far side said last, while it ails. */
  @Property({ type: 'text', nullable: true })
  problem: string | null = null;

  /** A secret made for it, told once to whoever created it; never stored in the clear. */
  @Field(() => String, { nullable: true })
  issuedSecret?: string | null;
}

/** What a channel is like that works. */
export const WELL: Pick<Channel, 'pausedBy' | 'pausedUntil' | 'failures' | 'ailingSince' | 'problem'> = {
  pausedBy: null,
  pausedUntil: null,
  failures: 0,
  ailingSince: null,
  problem: null,
};
