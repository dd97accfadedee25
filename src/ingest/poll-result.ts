import { Field, Int, ObjectType } from 'type-graphql';

/** What a poll found and did; `problems` are sentences in zh-CN for an editor. */
@ObjectType()
export class PollResult {
  @Field(() => Int, { description: '列表上的条数；上级答复未更新时为0' })
  found!: number;

  @Field(() => Int, { description: '首次见到的条数' })
  new!: number;

  @Field(() => Int, { description: '正文或标题有变化的条数' })
  changed!: number;

  @Field(() => Int, { description: '未能读出正文的条数' })
  failed!: number;

  @Field(() => [String])
  problems!: string[];
}
