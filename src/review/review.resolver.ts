import { GraphQLDateTime } from 'graphql-scalars';
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
import { latestRevision } from '../content/latest-revision.ts';
import { Revision } from '../content/revision.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import type { Context } from '../identity/context.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { decide } from './decide.ts';
import { Finding } from './finding.ts';
import { recall } from './recall.ts';
import { ReturnTo } from './return-to.ts';
import { reviewQueue, type Waiting } from './review-queue.ts';
import { Step, StepState } from './step.ts';
import { submit } from './submit.ts';

/** A copy that waits for the person who asks. */
@ObjectType()
class WaitingCopy {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Sensitivity, { nullable: true })
  sensitivity!: Sensitivity | null;

  @Field(() => GraphQLDateTime)
  waitingSince!: Date;

  @Field(() => GraphQLDateTime)
  dueAt!: Date;

  @Field(() => String, { description: '待审修订版的哈希' })
  hash!: string;

  @Field(() => Step)
  step!: Step;

  @Field(() => String, { nullable: true, description: '代谁审核（姓名）；以本人角色审核时为空' })
  onBehalfOf!: string | null;

  @Field(() => Copy)
  copy!: Copy;
}

const WaitingConnection = connectionOf('WaitingCopy', () => WaitingCopy);

function toWaitingCopy({ copy, ...rest }: Waiting): WaitingCopy {
  return { id: copy.id, title: copy.title, sensitivity: copy.sensitivity, copy, ...rest };
}

/** Review at the desk. */
@Resolver(() => Copy)
export class ReviewResolver {
  @Mutation(() => Copy)
  submit(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('sensitivity', () => Sensitivity) sensitivity: Sensitivity,
    @Arg('secrecyStatement', () => Boolean, {
      nullable: true,
      description: '上网不涉密声明；送审即为声明，false 则拒绝',
    })
    secrecyStatement?: boolean,
  ): Promise<Copy> {
    return submit(ctx, { id, sensitivity, secrecyStatement });
  }

  @Mutation(() => Copy)
  decide(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('approve', () => Boolean) approve: boolean,
    @Arg('remark', () => String, { nullable: true }) remark?: string,
    @Arg('hash', () => String, { nullable: true, description: '审阅的修订版哈希；期间另有提交则拒绝' })
    hash?: string,
    @Arg('returnTo', () => ReturnTo, { nullable: true, description: '退回去向；不填为退回作者' })
    returnTo?: ReturnTo,
  ): Promise<Copy> {
    return decide(ctx, { id, approve, remark, hash, returnTo });
  }

  @Mutation(() => Copy)
  recall(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Copy> {
    return recall(ctx, { id });
  }

  @Query(() => WaitingConnection)
  async reviewQueue(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<WaitingCopy>> {
    const page = await reviewQueue(ctx, { first, after });
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toWaitingCopy(node) })) };
  }

  @FieldResolver(() => [Finding])
  async findings(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Finding[]> {
    const revision = await latestRevision(ctx.em, copy.id);
    return revision ? ctx.em.find(Finding, { revision: revision.id }, { orderBy: { start: 'asc' } }) : [];
  }

  @FieldResolver(() => [Step])
  async steps(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Step[]> {
    const revision = await latestRevision(ctx.em, copy.id);
    return revision
      ? ctx.em.find(Step, { revision: revision.id }, { orderBy: { tier: 'asc' }, populate: ['revision'] })
      : [];
  }
}

/** The rounds of review: each revision with its own tiers and remarks. */
@Resolver(() => Revision)
export class RevisionStepsResolver {
  @FieldResolver(() => [Step])
  async steps(@Ctx() ctx: Context, @Root() revision: Revision): Promise<Step[]> {
    return ctx.em.find(Step, { revision: revision.id }, { orderBy: { tier: 'asc' }, populate: ['revision'] });
  }
}

/** Steps, whose decisions are void once the copy was edited. */
@Resolver(() => Step)
export class StepResolver {
  @FieldResolver(() => StepState)
  state(@Root() step: Step): StepState {
    const isVoid = step.revision.voidedAt !== null && step.state !== StepState.RETURNED;
    return isVoid ? StepState.VOID : step.state;
  }

  @FieldResolver(() => Copy)
  copy(@Root() step: Step): Copy {
    return step.revision.copy;
  }
}
