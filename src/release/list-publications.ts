import type { FilterQuery } from '@mikro-orm/core';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { Publication } from './publication.ts';

/** A published or withdrawn content, for anybody of the desk; null where there is none. */
export async function readPublication(ctx: Context, id: string): Promise<Publication | null> {
  mustHaveRole(ctx.actor);
  return isUuid(id) ? ctx.em.findOne(Publication, { id }) : null;
}

/** What the sites the actor may work on have published, withdrawn contents among it, the latest first. */
export async function listPublications(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Publication>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const where: FilterQuery<Publication> = { site: { $in: await reachableSiteIds(ctx) } };
  const after = placeOf(input.after);
  const beyond: FilterQuery<Publication> = after
    ? { $or: [{ publishedAt: { $lt: after.at } }, { publishedAt: after.at, id: { $lt: after.id } }] }
    : {};
  const rows = await ctx.em.find(
    Publication,
    { $and: [where, beyond] },
    { orderBy: { publishedAt: 'desc', id: 'desc' }, limit: first + 1 },
  );
  const total = await ctx.em.count(Publication, where);
  return toConnection(rows, first, total, (one) => toCursor(one.publishedAt.toISOString(), one.id));
}
