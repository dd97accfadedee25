import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { findGathered } from '../platform/graphql/find-gathered.ts';
import { Node, type NodeReference } from '../platform/graphql/node.ts';
import { Entry } from './entry.ts';

/** Who did what to which subject; the journal itself is opened by `sites`, which knows whose it is. */
@Resolver(() => Entry)
export class JournalResolver {
  @FieldResolver(() => User, { nullable: true })
  async actor(@Ctx() ctx: Context, @Root() entry: Entry): Promise<User | null> {
    return entry.actorId ? findGathered(ctx.em, User, entry.actorId) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: '代谁办理' })
  async onBehalfOf(@Ctx() ctx: Context, @Root() entry: Entry): Promise<User | null> {
    const { onBehalfOf: username } = entry.detail;
    return typeof username === 'string' ? ctx.em.findOne(User, { username }) : null;
  }

  @FieldResolver(() => Node)
  subject(@Root() entry: Entry): NodeReference {
    return { __typename: entry.subjectType, id: entry.subjectId };
  }
}
