import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { answerCommission } from './answer-commission.ts';
import { cancelCommission } from './cancel-commission.ts';
import { Commission } from './commission.ts';
import { Copy } from './copy.ts';
import { type Order, orderCopy } from './order-copy.ts';
import { seenCopy, titleOf } from './seen-copy.ts';

/** What is asked of a department for a topic. */
@InputType()
class CommissionInput implements Order {
  @Field(() => ID, { description: '专题稿件' })
  topicId!: string;

  @Field(() => ID, { description: '部门站点' })
  siteId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true, description: '要求' })
  brief?: string | null;

  @Field(() => GraphQLDateTime)
  dueAt!: Date;
}

const POPULATE = ['site', 'orderedBy'] as const;

/** Copies that topics ask of departments. */
@Resolver(() => Copy)
export class CommissionResolver {
  @Mutation(() => Commission, { description: '向部门约稿' })
  orderCopy(
    @Ctx() ctx: Context,
    @Arg('input', () => CommissionInput) input: CommissionInput,
  ): Promise<Commission> {
    return orderCopy(ctx, input);
  }

  @Mutation(() => Copy, { description: '应约起草稿件' })
  answerCommission(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('sectionId', () => ID) sectionId: string,
  ): Promise<Copy> {
    return answerCommission(ctx, { id, sectionId });
  }

  @Mutation(() => Commission)
  cancelCommission(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Commission> {
    return cancelCommission(ctx, { id, reason });
  }

  @Query(() => [Commission], { description: '本人可办理的站点尚待应约的约稿，先到期的在前，至多 200 条' })
  async commissions(@Ctx() ctx: Context): Promise<Commission[]> {
    mustHaveRole(ctx.actor);
    const site = { $in: await reachableSiteIds(ctx) };
    const where = { site, answer: null, cancelledAt: null };
    return ctx.em.find(Commission, where, { populate: POPULATE, orderBy: { dueAt: 'asc' }, limit: 200 });
  }

  @FieldResolver(() => [Commission], { description: '专题向部门的约稿' })
  commissioned(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Commission[]> {
    return ctx.em.find(Commission, { topic: copy.id }, { populate: POPULATE, orderBy: { dueAt: 'asc' } });
  }
}

/** What a commission is for, and what came of it, to those who may see that. */
@Resolver(() => Commission)
export class CommissionCopiesResolver {
  @FieldResolver(() => String, { nullable: true, description: '专题名称；限定知悉范围而本人不在其中的为空' })
  topicTitle(@Ctx() ctx: Context, @Root() { topic }: Commission): Promise<string | null> {
    return titleOf(ctx, topic.id);
  }

  @FieldResolver(() => Copy, { nullable: true, description: '专题稿件；本人不能查看的为空' })
  topic(@Ctx() ctx: Context, @Root() { topic }: Commission): Promise<Copy | null> {
    return seenCopy(ctx, topic.id);
  }

  @FieldResolver(() => Copy, { nullable: true, description: '应约稿件；尚无或本人不能查看的为空' })
  async answer(@Ctx() ctx: Context, @Root() { answer }: Commission): Promise<Copy | null> {
    return answer && seenCopy(ctx, answer.id);
  }
}
