import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { Organisation } from './organisation.ts';
import type { Site } from './site.ts';

const BRANCH = `with recursive branch as (
    select id from organisation where id = ?
    union
    select child.id from organisation child join branch on child.parent_id = branch.id
  ) select id from branch`;

/** Ids of an organisation and of every organisation under it. */
export async function branchOf(em: EntityManager, organisationId: string | null): Promise<string[]> {
  if (!organisationId) return [];
  const rows = await em.execute<{ id: string }[]>(BRANCH, [organisationId]);
  return rows.map((row) => row.id);
}

/** Refuses an actor whose organisation is not the given one nor above it; the hub itself may. */
export async function mustReachOrganisation(ctx: Context, organisationId: string): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const branch = await branchOf(ctx.em, ctx.actor.organisationId);
  must(branch.includes(organisationId), 'FORBIDDEN', {
    zh: '该站点不属于您的单位',
    en: 'That site is not of your organisation',
  });
}

/** Refuses an actor whose organisation neither owns the site nor is above its owner. */
export async function mustReach(ctx: Context, site: Site): Promise<void> {
  await mustReachOrganisation(ctx, site.organisation.id);
}

/** Refuses an actor whose organisation is under another one, or who has none; the hub itself may. What is of the whole hub is theirs alone. */
export async function mustBeOfHead({ em, actor }: Context): Promise<void> {
  if (actor.kind === 'system') return;
  const own = actor.organisationId ? await em.findOne(Organisation, { id: actor.organisationId }) : null;
  must(own && own.parent === null, 'FORBIDDEN');
}

/** Ids of the sites an actor may work on. */
export async function reachableSiteIds(ctx: Context): Promise<string[]> {
  const branch = await branchOf(ctx.em, ctx.actor.organisationId);
  const rows = await ctx.em.execute<{ id: string }[]>(
    'select id from site where organisation_id = any(?::uuid[])',
    [`{${branch.join(',')}}`],
  );
  return rows.map((row) => row.id);
}
