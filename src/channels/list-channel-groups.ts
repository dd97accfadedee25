import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import { branchOf, reachableSiteIds } from '../sites/scope.ts';
import { ChannelGroup } from './channel-group.ts';
import { DefaultSet } from './default-set.ts';

/** The groups of the actor's organisation and those under it, by name. */
export async function listChannelGroups(ctx: Context): Promise<ChannelGroup[]> {
  mustHaveRole(ctx.actor);
  const organisation = { $in: await branchOf(ctx.em, ctx.actor.organisationId) };
  return ctx.em.find(ChannelGroup, { organisation }, { orderBy: { name: 'asc', id: 'asc' } });
}

/** The default channels of a section of a site the actor may work on; null where nothing is set. */
export async function defaultSetOfSection(ctx: Context, sectionId: string): Promise<DefaultSet | null> {
  mustHaveRole(ctx.actor);
  if (!isUuid(sectionId)) return null;
  const site = { $in: await reachableSiteIds(ctx) };
  return ctx.em.findOne(DefaultSet, { section: { id: sectionId, site } });
}

/** Where a content goes by its section; null where nothing is set. */
export async function defaultSetOf(ctx: Context, contentId: string): Promise<DefaultSet | null> {
  mustHaveRole(ctx.actor);
  const publication = isUuid(contentId) ? await ctx.em.findOne(Publication, { id: contentId }) : null;
  return publication && defaultSetOfSection(ctx, publication.section.id);
}
