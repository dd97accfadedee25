import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { ChannelGroup } from './channel-group.ts';
import { DefaultSet } from './default-set.ts';
import { ChannelGroupInput } from './inputs.ts';
import { defaultSetOf, defaultSetOfSection, listChannelGroups } from './list-channel-groups.ts';
import { saveChannelGroup } from './save-channel-group.ts';
import { setDefaultChannels } from './set-default-channels.ts';

/** Groups of channels at the desk, and where each section goes. */
@Resolver(() => ChannelGroup)
export class ChannelGroupResolver {
  @Query(() => [ChannelGroup], { description: '本单位及下属单位的渠道组' })
  channelGroups(@Ctx() ctx: Context): Promise<ChannelGroup[]> {
    return listChannelGroups(ctx);
  }

  @Mutation(() => ChannelGroup, { description: '新建渠道组；带 id 为修改' })
  saveChannelGroup(
    @Ctx() ctx: Context,
    @Arg('input', () => ChannelGroupInput) input: ChannelGroupInput,
  ): Promise<ChannelGroup> {
    return saveChannelGroup(ctx, input);
  }

  @Query(() => DefaultSet, { nullable: true, description: '一件内容按其栏目默认发往的渠道' })
  defaultChannels(
    @Ctx() ctx: Context,
    @Arg('contentId', () => ID, { nullable: true }) contentId?: string,
    @Arg('sectionId', () => ID, { nullable: true }) sectionId?: string,
  ): Promise<DefaultSet | null> {
    return sectionId ? defaultSetOfSection(ctx, sectionId) : defaultSetOf(ctx, contentId ?? '');
  }

  @Mutation(() => DefaultSet, { description: '设定栏目默认发往的渠道和渠道组；都为空即取消' })
  setDefaultChannels(
    @Ctx() ctx: Context,
    @Arg('sectionId', () => ID) sectionId: string,
    @Arg('channelIds', () => [ID]) channelIds: string[],
    @Arg('groupIds', () => [ID]) groupIds: string[],
  ): Promise<DefaultSet> {
    return setDefaultChannels(ctx, { sectionId, channelIds, groupIds });
  }
}
