import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { Node, type NodeReference } from '../platform/graphql/node.ts';
import { Duty, DutyState } from './duty.ts';

/** Why a duty need not be done, and who said so. */
@ObjectType()
class Exemption {
  @Field(() => String)
  reason!: string;

  @Field(() => User, { nullable: true })
  by!: User | null;
}

/** What a duty is about; the register itself is listed, and duties exempted, by `sites`. */
@Resolver(() => Duty)
export class DutyResolver {
  @FieldResolver(() => Node)
  subject(@Root() duty: Duty): NodeReference {
    return { __typename: duty.subjectType, id: duty.subjectId };
  }

  @FieldResolver(() => Boolean, { description: '未完成且已过时限' })
  overdue(@Ctx() ctx: Context, @Root() { state, advised, dueAt }: Duty): boolean {
    return state === DutyState.OPEN && !advised && ctx.now() > dueAt;
  }

  @FieldResolver(() => Exemption, { nullable: true })
  async exemption(@Ctx() ctx: Context, @Root() duty: Duty): Promise<Exemption | null> {
    if (duty.exemptReason === null) return null;
    const by = duty.exemptById ? await ctx.em.findOne(User, { id: duty.exemptById }) : null;
    return { reason: duty.exemptReason, by };
  }
}
