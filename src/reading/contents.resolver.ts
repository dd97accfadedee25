import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { ContentConnection } from './content-connection.ts';
import { ContentFilter, ContentSort } from './content-filter.ts';
import { findContents } from './find-contents.ts';
import type { ReadingContext } from './reading-context.ts';

/** Lists by what contents are, not by where they stand. */
@Resolver(() => ContentConnection)
export class ContentsResolver {
  @Query(() => ContentConnection, { description: '按条件筛选已发布内容；每页最多 100 条，费用同检索' })
  contents(
    @Ctx() ctx: ReadingContext,
    @Arg('where', () => ContentFilter, { nullable: true }) where?: ContentFilter,
    @Arg('sort', () => ContentSort, { defaultValue: ContentSort.NEWEST }) sort = ContentSort.NEWEST,
    @Arg('first', () => Int, { defaultValue: 20 }) first = 20,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ContentConnection> {
    return findContents(ctx, { where, sort, first, after });
  }
}
