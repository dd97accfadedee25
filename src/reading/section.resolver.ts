import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { ContentConnection } from './content-connection.ts';
import { sectionAt } from './former-address.ts';
import { isStorable } from './key.ts';
import { listContents } from './list-contents.ts';
import { PageTag } from './page-tag.ts';
import { sectionTags } from './page-tags.ts';
import type { ReadingContext } from './reading-context.ts';
import { Section } from './section.ts';

/** A column page. */
@Resolver(() => Section)
export class SectionResolver {
  @Query(() => Section, {
    nullable: true,
    description: '按网站标识码和栏目代码读取栏目；代码改过的在 extensions.http 中给出新地址',
  })
  async section(
    @Ctx() ctx: ReadingContext,
    @Arg('site', () => String) site: string,
    @Arg('code', () => String) code: string,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<Section | null> {
    return isStorable(site + code) ? sectionAt(ctx, path.key, { site, code }) : null;
  }

  @FieldResolver(() => Section, { nullable: true, description: '上级栏目' })
  async parent(@Ctx() ctx: ReadingContext, @Root() section: Section): Promise<Section | null> {
    return section.parentId ? ctx.reads.sectionById(section.parentId) : null;
  }

  @FieldResolver(() => ContentConnection, { description: '栏目中的内容，最新的在前；每页最多 100 条' })
  contents(
    @Ctx() ctx: ReadingContext,
    @Root() section: Section,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ContentConnection> {
    return listContents(ctx, { sectionId: section.id, first, after });
  }

  @FieldResolver(() => [PageTag], { description: '栏目页的网页标签' })
  tags(@Root() section: Section): PageTag[] {
    return sectionTags(section);
  }
}

/** How long a list is. */
@Resolver(() => ContentConnection)
export class ContentConnectionResolver {
  @FieldResolver(() => Int)
  totalCount(@Root() list: ContentConnection): Promise<number> {
    return list.count();
  }
}
