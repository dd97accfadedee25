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
import { Copy } from './copy.ts';
import { type CopyState } from './copy-state.ts';
import { noteReads } from './note-reads.ts';

/** A copy the actor may see; null for one that is not there or is of another organisation. */
export async function readCopy(ctx: Context, id: string): Promise<Copy | null> {
  mustHaveRole(ctx.actor);
  if (!isUuid(id)) return null;
  const copy = await ctx.em.findOne(Copy, { id, site: { $in: await reachableSiteIds(ctx) } });
  if (copy) await noteReads(ctx, [copy]);
  return copy;
}

/** The copies of the sites the actor may work on, the latest changed first. */
export async function listCopies(
  ctx: Context,
  input: { first: number; after?: string; states?: CopyState[] },
): Promise<Connection<Copy>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const after = placeOf(input.after);
  const where = {
    site: { $in: await reachableSiteIds(ctx) },
    ...(input.states ? { state: { $in: input.states } } : {}),
  } as FilterQuery<Copy>;
  const beyond = after
    ? { $or: [{ revisedAt: { $lt: after.at } }, { revisedAt: after.at, id: { $lt: after.id } }] }
    : {};
  const rows = await ctx.em.find(Copy, { $and: [where, beyond] } as FilterQuery<Copy>, {
    orderBy: { revisedAt: 'desc', id: 'desc' },
    limit: first + 1,
  });
  const total = await ctx.em.count(Copy, where);
  await noteReads(ctx, rows.slice(0, first));
  return toConnection(rows, first, total, (copy) => toCursor(copy.revisedAt.toISOString(), copy.id));
}
