import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import { Release } from '../release/release.ts';
import { branchOf, reachableSiteIds } from '../sites/scope.ts';

const REACHABLE = 'select id from channel where id = any(?::uuid[]) and organisation_id = any(?::uuid[])';

/** Those of the channels whose organisation the actor reaches; the hub itself reaches all. */
export async function reachableAmong(ctx: Context, channelIds: readonly string[]): Promise<string[]> {
  if (ctx.actor.kind === 'system') return [...channelIds];
  const branch = await branchOf(ctx.em, ctx.actor.organisationId);
  const asked = [`{${channelIds.join(',')}}`, `{${branch.join(',')}}`];
  return (await ctx.em.execute<{ id: string }[]>(REACHABLE, asked)).map(({ id }) => id);
}

/** The releases of one content that the actor may see: all where its site is in reach, else those on a channel in reach. */
async function withinReach(ctx: Context, contentId: string, releases: Release[]): Promise<Release[]> {
  if (ctx.actor.kind === 'system') return releases;
  const sites = { $in: await reachableSiteIds(ctx) };
  if (await ctx.em.count(Publication, { id: contentId, site: sites })) return releases;
  const named = releases.flatMap((release) => release.channelIds);
  const reached = new Set(await reachableAmong(ctx, named));
  return releases.filter((release) => release.channelIds.some((id) => reached.has(id)));
}

/** A release of a site, or on a channel, within the actor's reach; null where there is none. */
export async function readRelease(ctx: Context, id: string): Promise<Release | null> {
  mustHaveRole(ctx.actor);
  const release = isUuid(id) ? await ctx.em.findOne(Release, { id }, { populate: ['edition'] }) : null;
  if (!release) return null;
  const [seen] = await withinReach(ctx, release.edition.contentId, [release]);
  return seen ?? null;
}

/** Every release of a content within the actor's reach, planned ones among them, the latest first. */
export async function listReleases(ctx: Context, contentId: string): Promise<Release[]> {
  mustHaveRole(ctx.actor);
  if (!isUuid(contentId)) return [];
  const orderBy = { at: 'desc', id: 'desc' } as const;
  return withinReach(ctx, contentId, await ctx.em.find(Release, { edition: { contentId } }, { orderBy }));
}
