import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Crumb, crumbsTo } from './crumb.ts';
import { pageUrl, sectionPath, siteUrl } from './page-address.ts';
import type { ReadingContext } from './reading-context.ts';
import { Section } from './section.ts';
import { Site } from './site.ts';
import { allSites } from './site-register.ts';

/** The sites of the group, and their addresses. */
@Resolver(() => Site)
export class SiteRegisterResolver {
  @Query(() => [Site], { description: '全部站点，主站在前' })
  async sites(@Ctx() ctx: ReadingContext): Promise<Site[]> {
    return ctx.budget.spend(await allSites(ctx));
  }

  @FieldResolver(() => String, { description: '首页的绝对地址' })
  url(@Root() site: Site): string {
    return siteUrl(site);
  }
}

/** Where a section stands in its site's tree. */
@Resolver(() => Section)
export class SectionTreeResolver {
  @FieldResolver(() => [Section], { description: '下级栏目，按次序' })
  async children(@Ctx() ctx: ReadingContext, @Root() section: Section): Promise<Section[]> {
    const all = await ctx.reads.sectionsOf(section.site.id);
    return ctx.budget.spend(all.filter((one) => one.parentId === section.id));
  }

  @FieldResolver(() => String, { description: '站内路径' })
  path(@Root() section: Section): string {
    return sectionPath(section);
  }

  @FieldResolver(() => String, { description: '绝对地址' })
  url(@Root() section: Section): string {
    return pageUrl(section.site, sectionPath(section));
  }

  @FieldResolver(() => [Crumb], { description: '当前位置：从首页到本栏目' })
  async breadcrumbs(@Ctx() ctx: ReadingContext, @Root() section: Section): Promise<Crumb[]> {
    return ctx.budget.spend(await crumbsTo(ctx, section));
  }
}
