import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Feed } from './feed.ts';

const QUIET_AFTER_DAYS = 30;
const DAY = 86_400_000;

/** How a feed does: never read yet, well, failing or not what it used to be, or without anything new for long. */
export enum FeedState {
  NEW = 'NEW',
  OK = 'OK',
  FAILING = 'FAILING',
  QUIET = 'QUIET',
}
registerEnumType(FeedState, {
  name: 'FeedState',
  description: '来源状态',
  valuesConfig: {
    NEW: { description: '尚未读取' },
    OK: { description: '正常' },
    FAILING: { description: '读取失败' },
    QUIET: { description: '长期无更新' },
  },
});

/** The health of a feed; `problem` is one sentence in zh-CN that says since when, null while all is well. */
@ObjectType()
export class FeedHealth {
  @Field(() => FeedState)
  state!: FeedState;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastPolledAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastNewAt!: Date | null;

  @Field(() => GraphQLDateTime)
  nextPollAt!: Date;

  @Field(() => Int)
  consecutiveFailures!: number;

  @Field(() => String, { nullable: true })
  problem!: string | null;
}

/** Rule: the health of a feed at `now`. */
export function healthOf(feed: Feed, now: Date): FeedHealth {
  const { lastPolledAt, lastNewAt, nextPollAt, consecutiveFailures, problem } = feed;
  return { state: stateOf(feed, now), lastPolledAt, lastNewAt, nextPollAt, consecutiveFailures, problem };
}

function stateOf({ lastPolledAt, lastNewAt, consecutiveFailures, suspicions }: Feed, now: Date): FeedState {
  if (lastPolledAt === null) return FeedState.NEW;
  const isOdd = suspicions.some(({ kind }) => kind !== 'QUIET');
  if (consecutiveFailures > 0 || isOdd) return FeedState.FAILING;
  if (suspicions.length > 0) return FeedState.QUIET;
  const isQuiet = lastNewAt !== null && now.getTime() - lastNewAt.getTime() > QUIET_AFTER_DAYS * DAY;
  return isQuiet ? FeedState.QUIET : FeedState.OK;
}
