import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { isUuid } from '../platform/database/must-find.ts';
import { akinTo } from './akin.ts';
import { Content } from './content.ts';
import { Crumb, crumbsTo } from './crumb.ts';
import { homeSection } from './home-section.ts';
import { Neighbours, neighboursOf } from './neighbours.ts';
import { pageUrl } from './page-address.ts';
import type { ReadingContext } from './reading-context.ts';

/** What a detail page shows around its text. */
@Resolver(() => Content)
export class BesideContentResolver {
  @FieldResolver(() => String, { description: '首发站点上的绝对地址' })
  async url(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<string> {
    return pageUrl((await homeSection(ctx, content)).site, content.path);
  }

  @FieldResolver(() => [Crumb], { description: '当前位置：从首页到首发栏目' })
  async breadcrumbs(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<Crumb[]> {
    return ctx.budget.spend(await crumbsTo(ctx, await homeSection(ctx, content)));
  }

  @FieldResolver(() => Neighbours, { description: '上一篇、下一篇；不给出栏目则在首发栏目中' })
  neighbours(
    @Ctx() ctx: ReadingContext,
    @Root() content: Content,
    @Arg('section', () => ID, { nullable: true, description: '栏目编号' }) section?: string,
  ): Promise<Neighbours> | Neighbours {
    const sectionId = section ?? content.sectionId;
    return isUuid(sectionId)
      ? neighboursOf(ctx, { id: content.id, sectionId: sectionId.toLowerCase() })
      : { newer: null, older: null };
  }

  @FieldResolver(() => [Content], { description: '相关内容，最相关的在前；最多 20 条' })
  related(
    @Ctx() ctx: ReadingContext,
    @Root() content: Content,
    @Arg('first', () => Int, { defaultValue: 6 }) first: number,
  ): Promise<Content[]> {
    return akinTo(ctx, content, first);
  }
}
