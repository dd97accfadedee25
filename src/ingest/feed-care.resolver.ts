import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { CatalogueEntry, catalogue } from './catalogue.ts';
import { disableFeed } from './disable-feed.ts';
import { enableFeed } from './enable-feed.ts';
import { endFeed } from './end-feed.ts';
import { Feed } from './feed.ts';
import { FeedInput } from './inputs.ts';
import { reviseFeed } from './revise-feed.ts';

/** What an editor does with upstreams that are filed. */
@Resolver(() => Feed)
export class FeedCareResolver {
  @Mutation(() => Feed, { description: '修改来源；是否自动读取不变' })
  reviseFeed(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => FeedInput) input: FeedInput,
  ): Promise<Feed> {
    return reviseFeed(ctx, { id, input });
  }

  @Mutation(() => Feed)
  enableFeed(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Feed> {
    return enableFeed(ctx, { id });
  }

  @Mutation(() => Feed)
  disableFeed(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Feed> {
    return disableFeed(ctx, { id });
  }

  @Mutation(() => Feed, { description: '终止来源；已读取的稿件和任务不变' })
  endFeed(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Feed> {
    return endFeed(ctx, { id });
  }
}

/** Upstreams that are known and may be followed. */
@Resolver(() => CatalogueEntry)
export class CatalogueResolver {
  @Query(() => [CatalogueEntry], { description: '来源目录：已知而未必启用的上级栏目' })
  upstreamCatalogue(@Ctx() ctx: Context): CatalogueEntry[] {
    mustHaveRole(ctx.actor);
    return catalogue();
  }

  @FieldResolver(() => Feed, { nullable: true, description: '已登记为哪个来源' })
  feed(@Ctx() ctx: Context, @Root() { url }: CatalogueEntry): Promise<Feed | null> {
    return ctx.em.findOne(Feed, { url, endedAt: null });
  }
}
