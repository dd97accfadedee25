import { Field, ID, InputType, Int } from 'type-graphql';
import { ContentKind } from '../content/content-kind.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import { Role } from '../identity/role.ts';
import { PlannedStep } from './tier-rule.ts';

/** A line of the table of steps. */
@InputType()
export class TierRuleInput {
  @Field(() => Sensitivity)
  sensitivity!: Sensitivity;

  @Field(() => ContentKind, { nullable: true, description: '不填为各类内容' })
  kind?: ContentKind | null;

  @Field(() => ID, { nullable: true, description: '含其下级栏目；不填为各栏目' })
  sectionId?: string | null;

  @Field(() => [PlannedStep])
  steps!: PlannedStep[];

  @Field(() => Int, { nullable: true, description: '所见的版本；新增时不填' })
  version?: number | null;
}

/** A tier lent to a deputy. */
@InputType()
export class DelegationInput {
  @Field(() => Role)
  role!: Role;

  @Field(() => ID)
  deputyId!: string;

  @Field(() => String, { description: '首日，YYYY-MM-DD' })
  fromOn!: string;

  @Field(() => String, { description: '末日，YYYY-MM-DD' })
  untilOn!: string;

  @Field(() => String)
  reason!: string;
}

/** A copy to be approved together with others, and the revision that was read. */
@InputType()
export class LightDecisionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  hash!: string;
}
