import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { Node, type NodeReference } from '../platform/graphql/node.ts';
import { Duty } from './duty.ts';
import { exemptDuty } from './exempt.ts';

/** Why a duty need not be done, and who said so. */
@ObjectType()
class Exemption {
  @Field(() => String)
  reason!: string;

  @Field(() => User, { nullable: true })
  by!: User | null;
}

/** Doors of the duties that need no site; the register itself is listed by `sites`. */
@Resolver(() => Duty)
export class DutyResolver {
  @Mutation(() => Duty)
  exemptDuty(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Duty> {
    return exemptDuty(ctx, { id, reason });
  }

  @FieldResolver(() => Node)
  subject(@Root() duty: Duty): NodeReference {
    return { __typename: duty.subjectType, id: duty.subjectId };
  }

  @FieldResolver(() => Exemption, { nullable: true })
  async exemption(@Ctx() ctx: Context, @Root() duty: Duty): Promise<Exemption | null> {
    if (duty.exemptReason === null) return null;
    const by = duty.exemptById ? await ctx.em.findOne(User, { id: duty.exemptById }) : null;
    return { reason: duty.exemptReason, by };
  }
}
