import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { ApiKey } from './api-key.ts';
import type { Context } from './context.ts';
import { createUser } from './create-user.ts';
import { issueApiKey } from './issue-api-key.ts';
import { IssuedApiKey } from './issued-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { User } from './user.ts';
import { UserInput } from './user-input.ts';

/** Door of the desk schema to who is who. */
@Resolver()
export class IdentityResolver {
  /** The person signed in, or null. */
  @Query(() => User, { nullable: true })
  async me(@Ctx() { em, actor }: Context): Promise<User | null> {
    return actor.kind === 'user' && actor.id ? em.findOne(User, { id: actor.id }) : null;
  }

  @Mutation(() => User)
  async createUser(@Arg('input', () => UserInput) input: UserInput, @Ctx() ctx: Context): Promise<User> {
    return createUser(ctx, input);
  }

  @Mutation(() => IssuedApiKey)
  async issueApiKey(
    @Arg('name', () => String) name: string,
    @Arg('siteId', () => ID) siteId: string,
    @Ctx() ctx: Context,
  ): Promise<IssuedApiKey> {
    return issueApiKey(ctx, { name, siteId });
  }

  @Mutation(() => ApiKey)
  async revokeApiKey(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<ApiKey> {
    return revokeApiKey(ctx, { id });
  }
}
