import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { ContentKind } from '../content/content-kind.ts';
import { Validity } from '../content/parts.ts';

/** The orders a filtered list comes in; what is equal in one is ordered by id. */
export enum ContentSort {
  NEWEST = 'NEWEST',
  OLDEST = 'OLDEST',
  UPDATED = 'UPDATED',
  SIGNED = 'SIGNED',
}
registerEnumType(ContentSort, {
  name: 'ContentSort',
  description: '排序',
  valuesConfig: {
    NEWEST: { description: '发布时间，新的在前' },
    OLDEST: { description: '发布时间，旧的在前' },
    UPDATED: { description: '更新时间，新的在前' },
    SIGNED: { description: '成文日期，新的在前；没有成文日期的在后' },
  },
});

/** Which of the live contents a list holds: those that meet all that is said; of several values, any. */
@InputType({ description: '筛选条件，同时满足；一项多值满足其一' })
export class ContentFilter {
  @Field(() => String, { nullable: true, description: '刊载站点的网站标识码' })
  site?: string | null;

  @Field(() => [String], { nullable: true, description: '刊载栏目的代码；须同时给出站点' })
  sections?: string[] | null;

  @Field(() => [ContentKind], { nullable: true })
  kinds?: ContentKind[] | null;

  @Field(() => [String], { nullable: true, description: '主题分类，含其下级' })
  themes?: string[] | null;

  @Field(() => [String], { nullable: true, description: '发文机关' })
  issuers?: string[] | null;

  @Field(() => [Validity], { nullable: true, description: '有效性' })
  validities?: Validity[] | null;

  @Field(() => [String], { nullable: true, description: '关键词' })
  keywords?: string[] | null;

  @Field(() => String, { nullable: true, description: '标题、关键词或正文中的词，最多 200 字' })
  words?: string | null;

  @Field(() => Int, { nullable: true, description: '发布年份（北京时间）' })
  year?: number | null;

  @Field(() => Int, { nullable: true, description: '成文年份' })
  signedYear?: number | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '发布时间不早于' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '发布时间早于' })
  until?: Date | null;
}
