import { Field, ID, InputType } from 'type-graphql';

/** What is to be found first for some queries. */
@InputType()
export class BestBetInput {
  @Field(() => [String], { description: '搜索词，写法不拘（简繁、全半角、大小写）' })
  queries!: string[];

  @Field(() => [ID], { description: '推荐的已发布内容，按顺序' })
  contentIds!: string[];

  @Field(() => String, { nullable: true })
  note?: string | null;
}
