import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { Node, type NodeReference } from '../platform/graphql/node.ts';
import { Entry } from './entry.ts';
import { readJournal } from './read-journal.ts';

const JournalConnection = connectionOf('JournalEntry', () => Entry);

/** The journal, for supervisors and administrators. */
@Resolver(() => Entry)
export class JournalResolver {
  @Query(() => JournalConnection)
  journal(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Entry>> {
    mustHaveRole(ctx.actor, Role.SUPERVISOR, Role.ADMIN);
    return readJournal(ctx, { first, after });
  }

  @FieldResolver(() => User, { nullable: true })
  async actor(@Ctx() ctx: Context, @Root() entry: Entry): Promise<User | null> {
    return entry.actorId ? ctx.em.findOne(User, { id: entry.actorId }) : null;
  }

  @FieldResolver(() => Node)
  subject(@Root() entry: Entry): NodeReference {
    return { __typename: entry.subjectType, id: entry.subjectId };
  }
}
