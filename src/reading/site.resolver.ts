import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { isStorable } from './key.ts';
import { PageTag } from './page-tag.ts';
import { siteTags } from './page-tags.ts';
import type { ReadingContext } from './reading-context.ts';
import { Section } from './section.ts';
import { Site } from './site.ts';

/** A site's frame. */
@Resolver(() => Site)
export class SiteResolver {
  @Query(() => Site, { nullable: true, description: '按网站标识码读取站点' })
  async site(@Ctx() ctx: ReadingContext, @Arg('code', () => String) code: string): Promise<Site | null> {
    return isStorable(code) ? ctx.reads.siteByCode(code) : null;
  }

  @FieldResolver(() => [Section], { description: '全部栏目，按次序；以 parent 成树' })
  async sections(@Ctx() ctx: ReadingContext, @Root() site: Site): Promise<Section[]> {
    return ctx.budget.spend(await ctx.reads.sectionsOf(site.id));
  }

  @FieldResolver(() => [PageTag], { description: '首页的网页标签' })
  tags(@Root() site: Site): PageTag[] {
    return siteTags(site);
  }
}
