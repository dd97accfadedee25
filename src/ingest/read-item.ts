import { Copy } from '../content/copy.ts';
import { noteReads } from '../content/note-reads.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { UpstreamItem } from './upstream-item.ts';

/** An upstream item, for anybody of the desk; null where there is none. */
export async function readItem(ctx: Context, id: string): Promise<UpstreamItem | null> {
  mustHaveRole(ctx.actor);
  return isUuid(id) ? ctx.em.findOne(UpstreamItem, { id }) : null;
}

/** The reposts of an item for the sites the actor may work on, the first one first. */
export async function repostsOf(ctx: Context, item: UpstreamItem): Promise<Copy[]> {
  const where = { upstreamItemId: item.id, site: { $in: await reachableSiteIds(ctx) } };
  return noteReads(ctx, await ctx.em.find(Copy, where, { orderBy: { composedAt: 'asc', id: 'asc' } }));
}
