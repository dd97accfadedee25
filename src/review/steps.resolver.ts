import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Copy } from '../content/copy.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import { floorOf } from '../content/tiers.ts';
import { Duty, DutyKind } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { decideTogether, type Outcome } from './decide-together.ts';
import { delegate } from './delegate.ts';
import { Delegation } from './delegation.ts';
import { dropTierRule } from './drop-tier-rule.ts';
import { DelegationInput, LightDecisionInput, TierRuleInput } from './inputs.ts';
import { listColleagues, listDelegations } from './list-delegations.ts';
import { listTierRules } from './list-tier-rules.ts';
import { myTurn } from './my-turn.ts';
import { revokeDelegation } from './revoke-delegation.ts';
import { setTierRule } from './set-tier-rule.ts';
import { Step } from './step.ts';
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

/** Why one of several copies was not decided. */
@ObjectType()
class DecisionRefusal {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  zh!: string;

  @Field(() => String)
  en!: string;
}

/** How one of several decisions ended. */
@ObjectType()
class DecisionOutcome {
  @Field(() => ID)
  id!: string;

  @Field(() => Copy, { nullable: true })
  copy!: Copy | null;

  @Field(() => DecisionRefusal, { nullable: true })
  refusal!: DecisionRefusal | null;
}

function toOutcome({ id, copy, refusal }: Outcome): DecisionOutcome {
  return { id, copy, refusal: refusal && { code: refusal.code, ...refusal.wording } };
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

/** Deputies, and decisions on several copies at once. */
@Resolver()
export class DelegationResolver {
  @Query(() => [Delegation])
  delegations(@Ctx() ctx: Context): Promise<Delegation[]> {
    return listDelegations(ctx);
  }

  @Query(() => [User], { description: '本单位其他人员，可委托代审' })
  colleagues(@Ctx() ctx: Context): Promise<User[]> {
    return listColleagues(ctx);
  }

  @Mutation(() => Delegation)
  delegate(
    @Ctx() ctx: Context,
    @Arg('input', () => DelegationInput) input: DelegationInput,
  ): Promise<Delegation> {
    return delegate(ctx, input);
  }

  @Mutation(() => Delegation)
  revokeDelegation(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Delegation> {
    return revokeDelegation(ctx, { id });
  }

  @Mutation(() => [DecisionOutcome], { description: '批量同意一般稿件，至多50件，逐件各有结果' })
  async decideTogether(
    @Ctx() ctx: Context,
    @Arg('items', () => [LightDecisionInput]) items: LightDecisionInput[],
    @Arg('remark', () => String, { nullable: true }) remark?: string,
  ): Promise<DecisionOutcome[]> {
    return (await decideTogether(ctx, { items, remark })).map(toOutcome);
  }
}

/** A step that the person who asks may decide now. */
@ObjectType()
class MyTurn {
  @Field(() => Step)
  step!: Step;

  @Field(() => Step, { nullable: true, description: '可退回的上一环节' })
  before!: Step | null;

  @Field(() => String, { nullable: true, description: '代谁审核（姓名）；以本人角色审核时为空' })
  onBehalfOf!: string | null;
}

/** What the person who asks may decide on a copy. */
@Resolver(() => Copy)
export class MyTurnResolver {
  @FieldResolver(() => MyTurn, { nullable: true, description: '轮到查询者审核的环节；不该其审核时为空' })
  async myTurn(@Ctx() ctx: Context, @Root() copy: Copy): Promise<MyTurn | null> {
    const turn = await myTurn(ctx, copy);
    return turn && { ...turn, onBehalfOf: turn.onBehalfOf?.name ?? null };
  }
}

/** The step that a duty of review is about. */
@Resolver(() => Duty)
export class DutyStepResolver {
  @FieldResolver(() => Step, { nullable: true })
  async step(@Ctx() ctx: Context, @Root() duty: Duty): Promise<Step | null> {
    if (duty.kind !== DutyKind.REVIEW) return null;
    return ctx.em.findOne(Step, { id: duty.subjectId }, { populate: ['revision'] });
  }
}
