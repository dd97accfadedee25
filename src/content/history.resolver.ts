import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import type { Entry } from '../journal/entry.ts';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Copy } from './copy.ts';
import { readHistory } from './read-history.ts';

/** A line of a copy's history. */
@ObjectType()
class HistoryEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => String)
  act!: string;

  @Field(() => User, { nullable: true, description: '为空时是系统' })
  by!: User | null;

  @Field(() => String)
  byName!: string;

  @Field(() => GraphQLJSON)
  detail!: Record<string, unknown>;
}

const HistoryConnection = connectionOf('HistoryEntry', () => HistoryEntry);

function lineOf({ em }: Context, entry: Entry) {
  const { id, at, act, detail, actorId, actorName: byName } = entry;
  return { id, at, act, detail, byName, by: actorId ? em.findOne(User, { id: actorId }) : null };
}

/** Everything that was done to a copy. */
@Resolver(() => Copy)
export class HistoryResolver {
  @FieldResolver(() => HistoryConnection, { description: '修订、审核、发布、批注等全部经过，新的在前' })
  async history(
    @Ctx() ctx: Context,
    @Root() copy: Copy,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    const page = await readHistory(ctx, copy, { first, after });
    return { ...page, edges: page.edges.map((edge) => ({ ...edge, node: lineOf(ctx, edge.node) })) };
  }
}
