import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import { Duty, DutyKind } from '../duties/duty.ts';
import type { Context } from '../identity/context.ts';
import { myTurn } from './my-turn.ts';
import { Step } from './step.ts';

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
