import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../platform/graphql/connection.ts';
import { EngineName, type SearchPage } from '../search/engine.ts';
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

/** All hits counted by `kind`, `site` (SiteIDCode), `year` or `theme`. */
@ObjectType({ simpleResolvers: true })
export class SearchFacet {
  @Field(() => String)
  name!: string;

  @Field(() => [SearchFacetValue])
  values!: SearchFacetValue[];
}

/** A page of hits, the best first. */
@ObjectType({ simpleResolvers: true })
export class SearchConnection {
  @Field(() => EngineName)
  engine!: EngineName;

  @Field(() => [SearchEdge])
  edges!: SearchEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  page!: SearchPage;
}
