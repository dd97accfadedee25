import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { inviteOutside } from './invite-outside.ts';
import { OutsideCheck, OutsideRemark } from './outside-check.ts';
import { revokeOutside } from './revoke-outside.ts';

/** A link to an outside expert, told once. */
@ObjectType()
class OutsideInvitation {
  @Field(() => OutsideCheck)
  check!: OutsideCheck;

  @Field(() => String, { description: '仅此一次给出' })
  url!: string;
}

/** What experts without an account were asked and said of a copy. */
@Resolver(() => Copy)
export class OutsideResolver {
  @Mutation(() => OutsideInvitation, { description: '请部门专家核稿：限期、单稿、可收回的链接' })
  inviteOutside(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('expertName', () => String) expertName: string,
    @Arg('department', () => String) department: string,
    @Arg('days', () => Int, { defaultValue: 3 }) days: number,
  ): Promise<OutsideInvitation> {
    return inviteOutside(ctx, { id, expertName, department, days });
  }

  @Mutation(() => OutsideCheck)
  revokeOutside(@Ctx() ctx: Context, @Arg('checkId', () => ID) checkId: string): Promise<OutsideCheck> {
    return revokeOutside(ctx, { checkId });
  }

  @FieldResolver(() => [OutsideCheck])
  outsideChecks(@Ctx() ctx: Context, @Root() copy: Copy): Promise<OutsideCheck[]> {
    return ctx.em.find(OutsideCheck, { copy: copy.id }, { orderBy: { invitedAt: 'desc' }, limit: 100 });
  }
}

/** The remarks made by a link. */
@Resolver(() => OutsideCheck)
export class OutsideRemarkResolver {
  @FieldResolver(() => [OutsideRemark])
  remarks(@Ctx() ctx: Context, @Root() check: OutsideCheck): Promise<OutsideRemark[]> {
    return ctx.em.find(OutsideRemark, { check: check.id }, { orderBy: { at: 'asc' } });
  }
}
