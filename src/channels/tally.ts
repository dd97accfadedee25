import { Field, Int, ObjectType } from 'type-graphql';

/** How many deliveries of a release stand at each stage (回执统计). */
@ObjectType()
export class Tally {
  @Field(() => Int, { description: '计划' })
  planned!: number;

  @Field(() => Int, { description: '已发送' })
  sent!: number;

  @Field(() => Int, { description: '对方已接收' })
  accepted!: number;

  @Field(() => Int, { description: '已到达' })
  landed!: number;

  @Field(() => Int, { description: '失败或结果不明，待处理' })
  failed!: number;

  @Field(() => Int, { description: '已撤下' })
  gone!: number;
}
