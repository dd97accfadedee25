import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { countUnread, listNotices } from './list-notices.ts';
import { markRead } from './mark-read.ts';
import { Notice } from './notice.ts';
import { setAddress } from './set-address.ts';

const NoticeConnection = connectionOf('Notice', () => Notice);

/** One's own reminders at the desk. */
@Resolver(() => Notice)
export class NoticeResolver {
  @Query(() => NoticeConnection, { description: '本人收到的提醒' })
  notices(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('unread', () => Boolean, { nullable: true }) unread?: boolean,
  ): Promise<Connection<Notice>> {
    return listNotices(ctx, { first, after, unread });
  }

  @Query(() => Int, { description: '本人未读提醒数' })
  unreadNotices(@Ctx() ctx: Context): Promise<number> {
    return countUnread(ctx);
  }

  @Query(() => String, { nullable: true, description: '本人接收提醒的电子邮箱' })
  async noticeAddress(@Ctx() ctx: Context): Promise<string | null> {
    mustHaveRole(ctx.actor);
    return (await ctx.em.findOne(User, { id: ctx.actor.id ?? '' }))?.email ?? null;
  }

  @Mutation(() => Int, { description: '标为已读；不填为全部。返回此前未读的条数' })
  markNoticesRead(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { nullable: true }) ids?: string[],
  ): Promise<number> {
    return markRead(ctx, { ids });
  }

  @Mutation(() => String, { nullable: true, description: '设定本人接收提醒的电子邮箱；不填为不接收' })
  setNoticeAddress(
    @Ctx() ctx: Context,
    @Arg('email', () => String, { nullable: true }) email?: string,
  ): Promise<string | null> {
    return setAddress(ctx, { email });
  }
}
