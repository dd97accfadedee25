import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { delegate } from './delegate.ts';
import { Delegation } from './delegation.ts';
import { DelegationInput } from './inputs.ts';
import { listColleagues, listDelegations } from './list-delegations.ts';
import { revokeDelegation } from './revoke-delegation.ts';

/** Deputies. */
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
}
