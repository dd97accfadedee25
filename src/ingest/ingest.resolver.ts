import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import { Duty } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { Origin } from '../sites/origin.ts';
import { bringItem } from './bring-item.ts';
import { BroughtItem } from './brought-item.ts';
import { createFeed } from './create-feed.ts';
import { Drift } from './drift.ts';
import { Feed } from './feed.ts';
import { FeedHealth, healthOf } from './feed-health.ts';
import { findOrigin } from './find-origin.ts';
import { otherSourcesOf } from './follow-leader.ts';
import { GONE_AT } from './gone.ts';
import { BringItemInput, FeedInput } from './inputs.ts';
import { listItems } from './list-items.ts';
import { noteWithdrawal } from './note-withdrawal.ts';
import { poll } from './poll.ts';
import { PollResult } from './poll-result.ts';
import { readItem, repostsOf } from './read-item.ts';
import { repost } from './repost.ts';
import { FeedTrial, tryFeed } from './try-feed.ts';
import { UpstreamItem } from './upstream-item.ts';
import { HubSubscription } from './websub/hub-subscription.ts';

const UpstreamItemConnection = connectionOf('UpstreamItem', () => UpstreamItem);

/** Upstreams at the desk. */
@Resolver(() => Feed)
export class FeedResolver {
  @Mutation(() => Feed)
  createFeed(@Ctx() ctx: Context, @Arg('input', () => FeedInput) input: FeedInput): Promise<Feed> {
    return createFeed(ctx, input);
  }

  @Mutation(() => FeedTrial)
  tryFeed(@Ctx() ctx: Context, @Arg('input', () => FeedInput) input: FeedInput): Promise<FeedTrial> {
    return tryFeed(ctx, input);
  }

  @Mutation(() => PollResult)
  pollFeed(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<PollResult> {
    return poll(ctx, { feedId: id });
  }

  @Query(() => Feed, { nullable: true })
  async feed(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Feed | null> {
    mustHaveRole(ctx.actor);
    return isUuid(id) ? ctx.em.findOne(Feed, { id }) : null;
  }

  @Query(() => [Feed])
  async feeds(@Ctx() ctx: Context): Promise<Feed[]> {
    mustHaveRole(ctx.actor);
    return ctx.em.find(Feed, { endedAt: null }, { orderBy: { name: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => HubSubscription, { nullable: true, description: '上级推送（WebSub）订阅' })
  subscription(@Ctx() ctx: Context, @Root() feed: Feed): Promise<HubSubscription | null> {
    return ctx.em.findOne(HubSubscription, { feed: feed.id });
  }

  @FieldResolver(() => FeedHealth)
  health(@Ctx() ctx: Context, @Root() feed: Feed): FeedHealth {
    return healthOf(feed, ctx.now());
  }
}

/** Upstream items at the desk. */
@Resolver(() => UpstreamItem)
export class UpstreamItemResolver {
  @Query(() => UpstreamItemConnection)
  upstreamItems(
    @Ctx() ctx: Context,
    @Arg('feedId', () => ID) feedId: string,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<UpstreamItem>> {
    return listItems(ctx, { feedId, first, after });
  }

  @Query(() => UpstreamItem, { nullable: true })
  upstreamItem(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<UpstreamItem | null> {
    return readItem(ctx, id);
  }

  @Mutation(() => Copy)
  repost(
    @Ctx() ctx: Context,
    @Arg('itemId', () => ID) itemId: string,
    @Arg('siteId', () => ID) siteId: string,
  ): Promise<Copy> {
    return repost(ctx, { itemId, siteId });
  }

  @Mutation(() => BroughtItem)
  bringItem(
    @Ctx() ctx: Context,
    @Arg('input', () => BringItemInput) input: BringItemInput,
  ): Promise<BroughtItem> {
    return bringItem(ctx, input);
  }

  @Mutation(() => UpstreamItem, { description: '记录上级撤下：限人工录入或已停用的来源；重新录入原文即恢复' })
  noteUpstreamWithdrawal(
    @Ctx() ctx: Context,
    @Arg('itemId', () => ID) itemId: string,
    @Arg('note', () => String, { description: '在上级网站上看到的情况' }) note: string,
  ): Promise<UpstreamItem> {
    return noteWithdrawal(ctx, { itemId, note });
  }

  @FieldResolver(() => Boolean, { description: '上级已撤下' })
  withdrawn(@Root() { goneSightings }: UpstreamItem): boolean {
    return goneSightings >= GONE_AT;
  }

  @FieldResolver(() => [Copy], { description: '本人可办理的站点对它的转载稿' })
  reposts(@Ctx() ctx: Context, @Root() item: UpstreamItem): Promise<Copy[]> {
    return repostsOf(ctx, item);
  }

  @FieldResolver(() => [UpstreamItem], { description: '同一文件的其他来源，最权威的在前' })
  otherSources(@Ctx() ctx: Context, @Root() item: UpstreamItem): Promise<UpstreamItem[]> {
    return otherSourcesOf(ctx, item);
  }

  @FieldResolver(() => Origin, { nullable: true })
  origin(@Ctx() ctx: Context, @Root() item: UpstreamItem): Promise<Origin | null> {
    return findOrigin(ctx.em, item.originName);
  }
}

/** What a duty to repost, or to set a repost right, is about. */
@Resolver(() => Duty)
export class DutyItemResolver {
  @FieldResolver(() => UpstreamItem, { nullable: true })
  async upstreamItem(@Ctx() ctx: Context, @Root() duty: Duty): Promise<UpstreamItem | null> {
    if (duty.subjectType !== 'Drift')
      return duty.subjectType === 'UpstreamItem' ? readItem(ctx, duty.subjectId) : null;
    const drift = await ctx.em.findOne(Drift, { id: duty.subjectId });
    return drift && readItem(ctx, drift.item.id);
  }
}
