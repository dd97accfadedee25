import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Window } from '../calendar/deadline.ts';
import { WindowInput } from '../calendar/window.ts';
import { Node } from '../platform/graphql/node.ts';
import type { Rhythm } from './rhythm.ts';
import type { Suspicion } from './suspicion.ts';

/** Level of an upstream (来源层级). */
export enum FeedLevel {
  NATIONAL = 'NATIONAL',
  PROVINCIAL = 'PROVINCIAL',
  MUNICIPAL = 'MUNICIPAL',
  COUNTY = 'COUNTY',
}
registerEnumType(FeedLevel, { name: 'FeedLevel', description: '来源层级' });

/** How an upstream is read (来源类型). */
export enum FeedKind {
  RSS = 'RSS',
  JSON = 'JSON',
  GOV_PAGE = 'GOV_PAGE',
  JPAGE = 'JPAGE',
  GKMLPT = 'GKMLPT',
  MANUAL = 'MANUAL',
}
registerEnumType(FeedKind, { name: 'FeedKind', description: '来源类型' });

/** What a conditional GET needs of the last answer. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** A polled upstream (上级来源). */
@Entity()
@ObjectType({ implements: Node })
export class Feed {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String)
  @Property({ type: 'text', unique: true })
  url!: string;

  /** Host and port of its address: at most two polls of one host run at once. */
  @Index()
  @Property({ type: 'text' })
  host!: string;

  @Field(() => FeedLevel)
  @Property({ type: 'text' })
  level!: FeedLevel;

  @Field(() => FeedKind)
  @Property({ type: 'text' })
  kind!: FeedKind;

  @Field(() => GraphQLJSON)
  @Property({ type: 'jsonb' })
  settings: Record<string, unknown> = {};

  /** Within what a repost of its items is due. */
  @Field(() => WindowInput, { description: '转载时限' })
  @Property({ type: 'jsonb' })
  window!: Window;

  @Field(() => Boolean, { description: '是否自动读取' })
  @Property({ type: 'boolean' })
  enabled = true;

  @Property({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null = null;

  /** When it was given up; what was read of it stays. */
  @Property({ type: 'timestamptz', nullable: true })
  endedAt: Date | null = null;

  @Property({ type: 'jsonb', nullable: true })
  validators: Validators | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  lastPolledAt: Date | null = null;

  /** When its list was read with success for the first time, with the pages then owed. */
  @Property({ type: 'timestamptz', nullable: true })
  firstListedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  lastNewAt: Date | null = null;

  @Index()
  @Property({ type: 'timestamptz' })
  nextPollAt!: Date;

  /** Until when a hub has agreed to send us what is new, so that it is polled less often; null while none has. */
  @Property({ type: 'timestamptz', nullable: true })
  pushedUntil: Date | null = null;

  /** At what hours it publishes; null while too little is known. */
  @Property({ type: 'jsonb', nullable: true })
  rhythm: Rhythm | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  rhythmLearntAt: Date | null = null;

  /** Until when a poll under way keeps scheduled polls off; null while none is. */
  @Property({ type: 'timestamptz', nullable: true })
  pollingUntil: Date | null = null;

  @Property({ type: 'integer' })
  consecutiveFailures = 0;

  /** When the first of the consecutive failures was. */
  @Property({ type: 'timestamptz', nullable: true })
  failingSince: Date | null = null;

  /** What is odd about it although it answers. */
  @Property({ type: 'jsonb' })
  suspicions: Suspicion[] = [];

  /** What is wrong and since when, in one zh-CN sentence; null while nothing is. */
  @Property({ type: 'text', nullable: true })
  problem: string | null = null;
}
