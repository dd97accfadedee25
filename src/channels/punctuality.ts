import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** How near to its moment a release went out (准时情况): the first try of each channel, measured. */
@ObjectType()
export class Punctuality {
  @Field(() => Int, { description: '渠道数' })
  channels!: number;

  @Field(() => Int, { description: '已开始投递的渠道数' })
  tried!: number;

  @Field(() => GraphQLDateTime, { nullable: true })
  firstAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastAt!: Date | null;

  @Field(() => Int, { nullable: true, description: '最迟一个渠道晚于发出时刻的毫秒数' })
  lateMs!: number | null;

  @Field(() => Boolean, { nullable: true, description: '全部渠道都在发出时刻后五秒内开始投递' })
  withinFiveSeconds!: boolean | null;
}
