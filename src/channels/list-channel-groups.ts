import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import { branchOf } from '../sites/scope.ts';
import { ChannelGroup } from './channel-group.ts';
import { DefaultSet } from './default-set.ts';

/** The groups of the actor's organisation and those under it, by name. */
export async function listChannelGroups(ctx: Context): Promise<ChannelGroup[]> {
  mustHaveRole(ctx.actor);
  const organisation = { $in: await branchOf(ctx.em, ctx.actor.organisationId) };
  return ctx.em.find(ChannelGroup, { organisation }, { orderBy: { name: 'asc', id: 'asc' } });
}

/** Where a content goes by its section; null where nothing is set. */
export async function defaultSetOf(ctx: Context, contentId: string): Promise<DefaultSet | null> {
  mustHaveRole(ctx.actor);
  const publication = isUuid(contentId) ? await ctx.em.findOne(Publication, { id: contentId }) : null;
  return publication && ctx.em.findOne(DefaultSet, { section: publication.section.id });
}

/** The default channels of a section; null where nothing is set. */
export async function defaultSetOfSection(ctx: Context, sectionId: string): Promise<DefaultSet | null> {
  mustHaveRole(ctx.actor);
  return isUuid(sectionId) ? ctx.em.findOne(DefaultSet, { section: sectionId }) : null;
}
