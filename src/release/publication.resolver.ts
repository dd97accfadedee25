import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { listPublications, readPublication } from './list-publications.ts';
import { PublicationReference } from './publication-reference.ts';

const PublicationConnection = connectionOf('Publication', () => PublicationReference);

/** What has been published, for the desk. */
@Resolver(() => PublicationReference)
export class PublicationResolver {
  @Query(() => PublicationConnection, { description: '本人可办理的站点已发布（含已撤下）的内容，新的在前' })
  publications(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<PublicationReference>> {
    return listPublications(ctx, { first, after });
  }

  @Query(() => PublicationReference, { nullable: true })
  publication(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<PublicationReference | null> {
    return readPublication(ctx, id);
  }
}
