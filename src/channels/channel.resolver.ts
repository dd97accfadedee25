import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { ADAPTERS } from './adapters/index.ts';
import { changeChannel } from './change-channel.ts';
import { Channel } from './channel.ts';
import { ChannelHealth, healthOf } from './channel-health.ts';
import { createChannel } from './create-channel.ts';
import { ChannelInput } from './inputs.ts';
import { listChannels } from './list-channels.ts';
import { pauseChannel, resumeChannel } from './resume-channel.ts';
import { rotateSecret } from './rotate-secret.ts';
import { secretsSet, shownSettings } from './settings.ts';

/** Channels at the desk. */
@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => [Channel])
  channels(@Ctx() ctx: Context): Promise<Channel[]> {
    return listChannels(ctx);
  }

  @Mutation(() => Channel)
  createChannel(
    @Ctx() ctx: Context,
    @Arg('input', () => ChannelInput) input: ChannelInput,
  ): Promise<Channel> {
    return createChannel(ctx, input);
  }

  @Mutation(() => Channel, { description: '修改渠道；未填的设置不变，新的设置会结束暂停' })
  changeChannel(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String, { nullable: true }) name?: string,
    @Arg('settings', () => GraphQLJSON, { nullable: true }) settings?: unknown,
    @Arg('automatic', () => Boolean, { nullable: true }) automatic?: boolean,
  ): Promise<Channel> {
    return changeChannel(ctx, { id, name, settings, automatic });
  }

  @Mutation(() => Channel, { description: '更换密钥；重叠期内新旧密钥同时签名' })
  rotateSecret(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('overlapHours', () => Int) overlapHours: number,
  ): Promise<Channel> {
    return rotateSecret(ctx, { id, overlapHours });
  }

  @Mutation(() => Channel)
  pauseChannel(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Channel> {
    return pauseChannel(ctx, { id, reason });
  }

  @Mutation(() => Channel)
  resumeChannel(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Channel> {
    return resumeChannel(ctx, { id });
  }

  @FieldResolver(() => ChannelHealth)
  health(@Ctx() ctx: Context, @Root() channel: Channel): ChannelHealth {
    return healthOf(channel, ctx.now());
  }

  @FieldResolver(() => GraphQLJSON)
  settings(@Root() channel: Channel): Channel['settings'] {
    return shownSettings(ADAPTERS[channel.kind], channel.settings);
  }

  @FieldResolver(() => [String], { description: '已设置的密钥；内容只写不读' })
  secretsSet(@Ctx() ctx: Context, @Root() channel: Channel): string[] {
    return secretsSet(ctx, channel);
  }

  @FieldResolver(() => String, { nullable: true, description: '对方回调的地址；不回调的渠道为空' })
  callbackUrl(@Ctx() ctx: Context, @Root() channel: Channel): string | null {
    return ADAPTERS[channel.kind]?.hear ? `${ctx.publicUrl}/channels/${channel.id}/callback` : null;
  }
}
