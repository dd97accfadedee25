import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ContentKind } from '../content/content-kind.ts';
import type { ReadingContext } from './reading-context.ts';
import { SearchConnection, SearchFacet } from './search-connection.ts';
import { searchContents } from './search-contents.ts';

/** Search among what is published. */
@Resolver(() => SearchConnection)
export class SearchResolver {
  @Query(() => SearchConnection, { description: '全文检索：须含全部词语，文号相同的在前' })
  search(
    @Ctx() ctx: ReadingContext,
    @Arg('query', () => String, { description: '最多 200 字' }) query: string,
    @Arg('site', () => String, { nullable: true, description: '只找该站点刊载的' }) siteCode?: string,
    @Arg('kinds', () => [ContentKind], { nullable: true }) kinds?: ContentKind[],
    @Arg('first', () => Int, { defaultValue: 20 }) first = 20,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<SearchConnection> {
    return searchContents(ctx, { query, siteCode, kinds, first, after });
  }

  @FieldResolver(() => Int)
  async totalCount(@Root() found: SearchConnection): Promise<number> {
    return (await found.page.tally()).total;
  }

  @FieldResolver(() => [SearchFacet], { description: '全部结果按 kind、site、year、theme 计数' })
  async facets(@Root() found: SearchConnection): Promise<SearchFacet[]> {
    return (await found.page.tally()).facets;
  }
}
