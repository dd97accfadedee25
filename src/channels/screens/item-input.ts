import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

/** When and how an item is played; what is left out stays as it is. */
@InputType()
export class ScreenItemInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true })
  priority?: number | null;

  @Field(() => Int, { nullable: true })
  durationSeconds?: number | null;

  @Field(() => Boolean, { nullable: true, description: '紧急插播：只播此项' })
  emergency?: boolean | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  startsAt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  endsAt?: Date | null;

  @Field(() => [Int], { nullable: true, description: '星期，1 至 7' })
  days?: number[] | null;

  @Field(() => String, { nullable: true, description: '每日开始时刻 HH:MM；空串为不限' })
  fromTime?: string | null;

  @Field(() => String, { nullable: true, description: '每日结束时刻 HH:MM；空串为不限' })
  toTime?: string | null;
}
