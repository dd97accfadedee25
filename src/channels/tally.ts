import { Field, Int, ObjectType } from 'type-graphql';
import { DeliveryState } from './delivery.ts';

/** How many deliveries are in a state. */
@ObjectType()
export class StateCount {
  @Field(() => DeliveryState)
  state!: DeliveryState;

  @Field(() => Int)
  count!: number;
}

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

  @Field(() => [StateCount], { description: '各状态的投递数；没有投递的状态不列' })
  states!: StateCount[];
}
