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

// Those for everybody and those for named people are counted apart, each from an index of its own.
async function countCopies(
  { em, actor }: Context,
  where: { siteIds: string[]; states?: CopyState[] },
): Promise<number> {
  const asked = `site_id = any(?::uuid[]) ${where.states ? 'and state = any(?::text[])' : ''}`;
  const told = [where.siteIds, ...(where.states ? [where.states] : [])].map((list) => `{${list.join(',')}}`);
  const open = `select count(*) from copy where ${asked} and named_ids is null`;
  const limited = `select count(*) from copy where ${asked} and named_ids is not null and ?::text = any(named_ids)`;
  const sql = `select ((${open}) + (${limited}))::int as total`;
  const [all] = await em.execute<{ total: number }[]>(sql, [...told, ...told, actor.id]);
  return all?.total ?? 0;
}

/** The copies of the sites the actor may work on, the latest changed first. */
export async function listCopies(
  ctx: Context,
  input: { first: number; after?: string; states?: CopyState[] },
): Promise<Connection<Copy>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const after = placeOf(input.after);
  const siteIds = await reachableSiteIds(ctx);
  const where = {
    site: { $in: siteIds },
    ...(input.states ? { state: { $in: input.states } } : {}),
  } as FilterQuery<Copy>;
  const beyond = after
    ? { $or: [{ revisedAt: { $lt: after.at } }, { revisedAt: after.at, id: { $lt: after.id } }] }
    : {};
  const rows = await ctx.em.find(Copy, { $and: [where, beyond] } as FilterQuery<Copy>, {
    orderBy: { revisedAt: 'desc', id: 'desc' },
    limit: first + 1,
  });
  const total = await countCopies(ctx, { siteIds, states: input.states });
  await noteReads(ctx, rows.slice(0, first));
  return toConnection(rows, first, total, (copy) => toCursor(copy.revisedAt.toISOString(), copy.id));
}
