import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Sensitivity } from '../content/sensitivity.ts';
import { floorOf } from '../content/tiers.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { dropTierRule } from './drop-tier-rule.ts';
import { TierRuleInput } from './inputs.ts';
import { listTierRules } from './list-tier-rules.ts';
import { setTierRule } from './set-tier-rule.ts';
import { defaultPlan } from './tier-plan.ts';
import { PlannedStep, TierRule } from './tier-rule.ts';

/** The steps of a sensitivity where no line of the table speaks, and the roles whose review none may leave out. */
@ObjectType()
class DefaultSteps {
  @Field(() => Sensitivity)
  sensitivity!: Sensitivity;

  @Field(() => [PlannedStep])
  steps!: PlannedStep[];

  @Field(() => [Role])
  floor!: Role[];
}

/** The table of steps at the desk. */
@Resolver()
export class TierRuleResolver {
  @Query(() => [TierRule])
  tierRules(@Ctx() ctx: Context): Promise<TierRule[]> {
    return listTierRules(ctx);
  }

  @Query(() => [DefaultSteps])
  defaultSteps(@Ctx() ctx: Context): DefaultSteps[] {
    mustHaveRole(ctx.actor);
    return Object.values(Sensitivity).map((sensitivity) => ({
      ...{ sensitivity, steps: defaultPlan(sensitivity), floor: floorOf(sensitivity) },
    }));
  }

  @Mutation(() => TierRule)
  setTierRule(
    @Ctx() ctx: Context,
    @Arg('input', () => TierRuleInput) input: TierRuleInput,
  ): Promise<TierRule> {
    return setTierRule(ctx, input);
  }

  @Mutation(() => ID)
  dropTierRule(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ): Promise<string> {
    return dropTierRule(ctx, { id, version });
  }
}
