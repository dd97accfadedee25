import { type Context, mustHaveRole } from '../identity/context.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { TierRule } from './tier-rule.ts';

/** The lines of the table of steps that speak of the actor's sites, or of every site. */
export async function listTierRules(ctx: Context): Promise<TierRule[]> {
  mustHaveRole(ctx.actor);
  const where = { $or: [{ section: null }, { section: { site: { $in: await reachableSiteIds(ctx) } } }] };
  const orderBy = { sensitivity: 'asc', kind: 'asc', id: 'asc' } as const;
  return ctx.em.find(TierRule, where as never, { orderBy });
}
