import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { ApiKey } from '../identity/api-key.ts';
import type { Context } from '../identity/context.ts';
import { IssuedApiKey } from '../identity/issued-api-key.ts';
import { User } from '../identity/user.ts';
import { UserInput } from '../identity/user-input.ts';
import { admitUser } from './admit-user.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { endApiKey } from './end-api-key.ts';
import { grantApiKey } from './grant-api-key.ts';

/** Who is let in, person or sub-site, within an administrator's reach. */
@Resolver()
export class AccessResolver {
  @Mutation(() => User)
  createUser(@Ctx() ctx: Context, @Arg('input', () => UserInput) input: UserInput): Promise<User> {
    return admitUser(ctx, input);
  }

  @Mutation(() => IssuedApiKey)
  issueApiKey(
    @Ctx() ctx: Context,
    @Arg('name', () => String) name: string,
    @Arg('siteId', () => ID) siteId: string,
    @Arg('perMinute', () => Int, { nullable: true, description: '每分钟阅读配额（点）' }) perMinute?: number,
  ): Promise<IssuedApiKey> {
    return grantApiKey(ctx, { name, siteId, perMinute });
  }

  @Mutation(() => GraphQLDateTime, { description: '再次确认身份；password 与 code 任填一项' })
  confirmIdentity(
    @Ctx() ctx: Context,
    @Arg('password', () => String, { nullable: true }) password?: string,
    @Arg('code', () => String, { nullable: true }) code?: string,
  ): Promise<Date> {
    return confirmIdentity(ctx, { password, code });
  }

  @Mutation(() => ApiKey)
  revokeApiKey(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<ApiKey> {
    return endApiKey(ctx, { id });
  }
}
