import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ContentKind } from './content-kind.ts';

/** What a group of a topic gathers of itself, the newest first, after what is pinned to it. */
@ObjectType('TopicRulePart')
@InputType('TopicRuleInput')
export class TopicRulePart {
  @Field(() => [ContentKind], { nullable: true })
  kinds?: ContentKind[] | null;

  @Field(() => [ID], { nullable: true, description: '刊载栏目' })
  sectionIds?: string[] | null;

  @Field(() => String, { nullable: true, description: '政策文件的主题分类，含其下级' })
  theme?: string | null;

  @Field(() => String, { nullable: true, description: '标题、关键词或正文中的词' })
  keyword?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '发布时间不早于' })
  from?: Date | string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '发布时间早于' })
  until?: Date | string | null;

  @Field(() => Int, { nullable: true, description: '最多几条，默认 10' })
  limit?: number | null;
}
