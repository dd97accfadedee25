import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../identity/context.ts';
import { arrangeItem } from './arrange-item.ts';
import { IssuedScreenDevice, issueDevice } from './issue-device.ts';
import { ScreenItemInput } from './item-input.ts';
import { listScreens } from './list-screens.ts';
import { orderPlaylist } from './order-playlist.ts';
import { revokeDevice } from './revoke-device.ts';
import { Screen } from './screen.ts';
import { ScreenDevice } from './screen-device.ts';
import { ScreenItem } from './screen-item.ts';

/** Screens at the desk. */
@Resolver()
export class ScreenResolver {
  @Query(() => [Screen])
  screens(@Ctx() ctx: Context): Promise<Screen[]> {
    return listScreens(ctx);
  }

  @Mutation(() => IssuedScreenDevice, { description: '新增播放终端' })
  issueScreenDevice(
    @Ctx() ctx: Context,
    @Arg('channelId', () => ID) channelId: string,
    @Arg('name', () => String) name: string,
  ): Promise<IssuedScreenDevice> {
    return issueDevice(ctx, { channelId, name });
  }

  @Mutation(() => ScreenDevice, { description: '停用播放终端' })
  revokeScreenDevice(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<ScreenDevice> {
    return revokeDevice(ctx, { id });
  }

  @Mutation(() => ScreenItem, { description: '安排播放项；未填的不变' })
  arrangeScreenItem(
    @Ctx() ctx: Context,
    @Arg('input', () => ScreenItemInput) input: ScreenItemInput,
  ): Promise<ScreenItem> {
    return arrangeItem(ctx, input);
  }

  @Mutation(() => [ScreenItem], { description: '排列播放顺序' })
  orderPlaylist(
    @Ctx() ctx: Context,
    @Arg('channelId', () => ID) channelId: string,
    @Arg('itemIds', () => [ID]) itemIds: string[],
  ): Promise<ScreenItem[]> {
    return orderPlaylist(ctx, { channelId, itemIds });
  }
}
