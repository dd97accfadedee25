import { type Context, mustHaveRole } from '../identity/context.ts';
import { reachableSiteIds } from './scope.ts';
import { Site } from './site.ts';

/** Every site of the hub by code, or only those the actor may work on. */
export async function listSites(ctx: Context, input: { mine?: boolean | null }): Promise<Site[]> {
  mustHaveRole(ctx.actor);
  const where = input.mine ? { id: { $in: await reachableSiteIds(ctx) } } : {};
  return ctx.em.find(Site, where, { orderBy: { code: 'asc' } });
}
