import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Channel, PauseReason } from './channel.ts';
import { isPaused } from './pause.ts';

/** How a channel does (渠道健康状况). */
export enum HealthState {
  WORKS = 'WORKS',
  FAILING = 'FAILING',
  PAUSED = 'PAUSED',
  PROBING = 'PROBING',
}
registerEnumType(HealthState, {
  name: 'ChannelHealthState',
  description: '渠道健康状况',
  valuesConfig: {
    WORKS: { description: '正常' },
    FAILING: { description: '近期失败' },
    PAUSED: { description: '已暂停' },
    PROBING: { description: '试探恢复中' },
  },
});

/** How a channel does, and why. */
@ObjectType()
export class ChannelHealth {
  @Field(() => HealthState)
  state!: HealthState;

  @Field(() => PauseReason, { nullable: true })
  pausedBy!: PauseReason | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '到时自动再试；为空须人工恢复' })
  pausedUntil!: Date | null;

  @Field(() => Int, { description: '连续失败次数' })
  failures!: number;

  @Field(() => GraphQLDateTime, { nullable: true })
  since!: Date | null;

  @Field(() => String, { nullable: true, description: '对方最近一次的答复' })
  problem!: string | null;
}

function stateOf(channel: Channel, now: Date): HealthState {
  if (isPaused(channel, now)) return HealthState.PAUSED;
  if (channel.pausedBy !== null) return HealthState.PROBING;
  return channel.failures > 0 ? HealthState.FAILING : HealthState.WORKS;
}

/** Rule: how a channel does now. */
export function healthOf(channel: Channel, now: Date): ChannelHealth {
  const { pausedBy, pausedUntil, failures, ailingSince, problem } = channel;
  return { state: stateOf(channel, now), pausedBy, pausedUntil, failures, since: ailingSince, problem };
}
