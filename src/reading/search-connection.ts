import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../platform/graphql/connection.ts';
import { EngineName } from '../search/engine.ts';
import type { SearchPage } from '../search/search.ts';
import { Content } from './content.ts';

registerEnumType(EngineName, { name: 'SearchEngine', description: '搜索引擎' });

/** Where the words of a search stand; HTML with `<mark>` as its only markup. */
@ObjectType({ simpleResolvers: true })
export class Highlight {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;
}

/** A content found. */
@ObjectType({ simpleResolvers: true })
export class SearchEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Highlight)
  highlight!: Highlight;

  @Field(() => Content)
  node!: Content;
}

/** How many hits have a value. */
@ObjectType({ simpleResolvers: true })
export class SearchFacetValue {
  @Field(() => String)
  value!: string;

  @Field(() => Int)
  count!: number;
}

/** All hits counted by `kind`, `site` (SiteIDCode), `theme`, `issuer`, `year` or `validity`. */
@ObjectType({ simpleResolvers: true })
export class SearchFacet {
  @Field(() => String)
  name!: string;

  @Field(() => [SearchFacetValue])
  values!: SearchFacetValue[];
}

/** How a search may be completed. */
@ObjectType({ simpleResolvers: true })
export class SearchSuggestion {
  @Field(() => String)
  text!: string;

  @Field(() => ID, { nullable: true, description: '是某篇内容的标题时，该内容' })
  contentId!: string | null;
}

/** A page of hits, the best first. */
@ObjectType({ simpleResolvers: true })
export class SearchConnection {
  @Field(() => EngineName)
  engine!: EngineName;

  @Field(() => String, { description: '实际检索的词：没有结果时会改用 didYouMean' })
  searchedFor!: string;

  @Field(() => String, { nullable: true, description: '您要找的是不是：更正错别字或拼音后的词' })
  didYouMean!: string | null;

  @Field(() => Boolean, { description: '结果是否含有全部词语；否则含有其中多数或部分' })
  exact!: boolean;

  @Field(() => [SearchEdge])
  edges!: SearchEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  page!: SearchPage;
}
