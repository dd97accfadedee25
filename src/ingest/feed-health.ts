import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Feed, FeedKind } from './feed.ts';
import { spokenTime } from './spoken-time.ts';
import { isReadingOn } from './suspicion.ts';

const QUIET_AFTER_DAYS = 30;
const DAY = 86_400_000;
/** A poll that is so late is late for want of workers, not for a busy minute. */
const OVERDUE_AFTER = 30 * 60_000;

/** How a feed does: not polled, never read yet, well, failing or not what it used to be, or without anything new for long. */
export enum FeedState {
  DISABLED = 'DISABLED',
  NEW = 'NEW',
  OK = 'OK',
  FAILING = 'FAILING',
  QUIET = 'QUIET',
}
registerEnumType(FeedState, {
  name: 'FeedState',
  description: '来源状态',
  valuesConfig: {
    DISABLED: { description: '已停用' },
    NEW: { description: '尚未读取' },
    OK: { description: '正常' },
    FAILING: { description: '读取失败' },
    QUIET: { description: '长期无更新' },
  },
});

/** The health of a feed; `problem` is one sentence in zh-CN that says since when, null while all is well and read. */
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
  const { lastPolledAt, lastNewAt, nextPollAt, consecutiveFailures } = feed;
  const state = stateOf(feed, now);
  const problem = problemOf(feed, state, now);
  return { state, lastPolledAt, lastNewAt, nextPollAt, consecutiveFailures, problem };
}

function stateOf(feed: Feed, now: Date): FeedState {
  const { enabled, lastPolledAt, consecutiveFailures, suspicions } = feed;
  if (!enabled) return FeedState.DISABLED;
  if (lastPolledAt === null) return FeedState.NEW;
  const odd = suspicions.filter((one) => !isReadingOn(one));
  if (consecutiveFailures > 0 || odd.some(({ kind }) => kind !== 'QUIET')) return FeedState.FAILING;
  return odd.length > 0 || isLongSilent(feed, now) ? FeedState.QUIET : FeedState.OK;
}

function problemOf(feed: Feed, state: FeedState, now: Date): string | null {
  const { disabledAt, endedAt, lastNewAt, nextPollAt, problem } = feed;
  if (endedAt) return `自${spokenTime(endedAt)}起：来源已终止，不再读取。`;
  if (state === FeedState.DISABLED)
    return `自${spokenTime(disabledAt ?? nextPollAt)}起：来源已停用，不再读取。`;
  if (isOverdue(feed, now))
    return `自${spokenTime(nextPollAt)}起：应读取而未读取，请检查后台任务是否在运行。`;
  if (problem !== null || state !== FeedState.QUIET || lastNewAt === null) return problem;
  return `自${spokenTime(lastNewAt)}起：${QUIET_AFTER_DAYS}天以上没有新内容，请核对栏目是否已停更或迁移。`;
}

function isLongSilent({ lastNewAt }: Feed, now: Date): boolean {
  return lastNewAt !== null && now.getTime() - lastNewAt.getTime() > QUIET_AFTER_DAYS * DAY;
}

function isOverdue({ kind, nextPollAt, pollingUntil }: Feed, now: Date): boolean {
  if (kind === FeedKind.MANUAL || (pollingUntil !== null && pollingUntil > now)) return false;
  return now.getTime() - nextPollAt.getTime() > OVERDUE_AFTER;
}
