import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ContentKind } from '../content/content-kind.ts';
import { Validity } from '../content/parts.ts';
import type { ReadingContext } from './reading-context.ts';
import { SearchConnection, SearchFacet, SearchSuggestion } from './search-connection.ts';
import { searchContents, suggestSearches } from './search-contents.ts';

/** What a search may be narrowed down to; within one list any, between lists all. */
@ArgsType()
class SearchNarrowing {
  @Field(() => String, { nullable: true, description: '只找该站点刊载的' })
  site?: string;

  @Field(() => [ContentKind], { nullable: true })
  kinds?: ContentKind[];

  @Field(() => [String], { nullable: true, description: '主题分类' })
  themes?: string[];

  @Field(() => [String], { nullable: true, description: '发文机关' })
  issuers?: string[];

  @Field(() => [Int], { nullable: true, description: '发布年份' })
  years?: number[];

  @Field(() => [Validity], { nullable: true, description: '有效性' })
  validities?: Validity[];
}

/** Search among what is published. */
@Resolver(() => SearchConnection)
export class SearchResolver {
  @Query(() => SearchConnection, {
    description: '全文检索：推荐内容与文号相同的在前，其次标题含全部词语的；没有内容含全部词语时放宽',
  })
  search(
    @Ctx() ctx: ReadingContext,
    @Arg('query', () => String, { description: '最多 200 字' }) query: string,
    @Args(() => SearchNarrowing) { site: siteCode, ...narrowing }: SearchNarrowing,
    @Arg('first', () => Int, { defaultValue: 20 }) first = 20,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<SearchConnection> {
    return searchContents(ctx, { query, siteCode, ...narrowing, first, after });
  }

  @Query(() => [SearchSuggestion], {
    description: '搜索提示：按已输入的字、拼音（shebao）或首字母（shbx）补全',
  })
  suggest(
    @Ctx() ctx: ReadingContext,
    @Arg('query', () => String, { description: '最多 200 字' }) query: string,
    @Arg('site', () => String, { nullable: true }) siteCode?: string,
    @Arg('first', () => Int, { defaultValue: 8 }) first = 8,
  ): Promise<SearchSuggestion[]> {
    return suggestSearches(ctx, { query, siteCode, first });
  }

  @FieldResolver(() => Int)
  async totalCount(@Root() found: SearchConnection): Promise<number> {
    return (await found.page.tally()).total;
  }

  @FieldResolver(() => [SearchFacet], {
    description: '全部结果按 kind、site、theme、issuer、year、validity 计数',
  })
  async facets(@Root() found: SearchConnection): Promise<SearchFacet[]> {
    return (await found.page.tally()).facets;
  }
}
