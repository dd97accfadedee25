import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from './context.ts';
import { User } from './user.ts';

/** Door of the desk schema to who is who; letting people in is of `sites`, which knows organisations. */
@Resolver()
export class IdentityResolver {
  /** The person signed in, or null. */
  @Query(() => User, { nullable: true })
  async me(@Ctx() { em, actor }: Context): Promise<User | null> {
    return actor.kind === 'user' && actor.id ? em.findOne(User, { id: actor.id }) : null;
  }
}
