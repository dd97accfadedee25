import { helper } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../identity/context.ts';
import { findGathered } from '../platform/graphql/find-gathered.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { Copy } from './copy.ts';
import { noteReads } from './note-reads.ts';

const reaches = new WeakMap<EntityManager, Promise<string[]>>();

/** The sites an actor may work on, asked for once in a request. */
function reachOf(ctx: Context): Promise<string[]> {
  const reach = reaches.get(ctx.em) ?? reachableSiteIds(ctx);
  reaches.set(ctx.em, reach);
  return reach;
}

/** The title of a copy that something refers to; null where the copy is limited to others than the actor. */
export async function titleOf(ctx: Context, id: string): Promise<string | null> {
  return (await unlimited(ctx, id))?.title ?? null;
}

/** A copy that something refers to, as far as the actor may see it: of a site within reach, and not limited to others. */
export async function seenCopy(ctx: Context, id: string): Promise<Copy | null> {
  const copy = await unlimited(ctx, id);
  return copy && (await reachOf(ctx)).includes(copy.site.id) ? copy : null;
}

async function unlimited(ctx: Context, id: string): Promise<Copy | null> {
  const copy = await findGathered(ctx.em, Copy, id);
  if (!copy || !helper(copy).isInitialized()) return null;
  await noteReads(ctx, [copy]);
  return copy;
}
