import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { Node, type NodeReference } from '../platform/graphql/node.ts';
import { Site } from '../sites/site.ts';
import { Drift } from './drift.ts';
import { listDrifts } from './list-drifts.ts';

const DriftConnection = connectionOf('Drift', () => Drift);

/** What differs upstream, at the desk. */
@Resolver(() => Drift)
export class DriftResolver {
  @Query(() => DriftConnection)
  drifts(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Drift>> {
    return listDrifts(ctx, { first, after });
  }

  @FieldResolver(() => Node, { nullable: true })
  content(@Root() drift: Drift): NodeReference | null {
    return drift.contentId === null ? null : { __typename: 'Publication', id: drift.contentId };
  }

  @FieldResolver(() => Site)
  async site(@Ctx() ctx: Context, @Root() { siteId }: Drift): Promise<Site> {
    return mustFind(ctx.em, Site, siteId);
  }
}
