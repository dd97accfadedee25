import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../identity/context.ts';
import { type Connection, connectionOf } from '../../platform/graphql/connection.ts';
import { endSubscriber } from './end-subscriber.ts';
import { listSubscribers } from './list-subscribers.ts';
import { Subscriber } from './subscriber.ts';

const SubscriberConnection = connectionOf('Subscriber', () => Subscriber);

/** Subscribers of the feeds at the desk. */
@Resolver(() => Subscriber)
export class SubscriberResolver {
  @Query(() => SubscriberConnection, {
    description: '订阅本单位及下属单位网站推送的外部系统，推送失败多的在前',
  })
  subscribers(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Subscriber>> {
    return listSubscribers(ctx, { first, after });
  }

  @Mutation(() => Boolean, { description: '提前结束一项订阅；对方重新申请并确认后恢复' })
  endSubscriber(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<boolean> {
    return endSubscriber(ctx, { id, reason });
  }
}
