import { Field, ID, InputType, Int } from 'type-graphql';
import { Exemption, Platform } from './account.ts';

/** An account whose opening is filed. */
@InputType()
export class AccountInput {
  @Field(() => ID, { nullable: true, description: '不填即本单位' })
  organisationId?: string | null;

  @Field(() => Platform)
  platform!: Platform;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: '开设理由' })
  reason!: string;

  @Field(() => Exemption, { nullable: true, description: '公安、应急管理可不受数量限制' })
  exemption?: Exemption | null;

  @Field(() => ID, { description: '责任人' })
  responsibleId!: string;

  @Field(() => [ID], { nullable: true, description: '运营人员' })
  operatorIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: '多少天无更新即告警，默认十四天' })
  sleepsAfterDays?: number | null;
}

/** What is to change of an account; what is left out stays. */
@InputType()
export class AccountChangeInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => ID, { nullable: true })
  responsibleId?: string | null;

  @Field(() => [ID], { nullable: true })
  operatorIds?: string[] | null;
}
