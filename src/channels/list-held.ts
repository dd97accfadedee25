import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { Channel } from './channel.ts';
import { Rendition } from './rendition.ts';

const MOST = 100;

/** The releases that wait for a reviewer, of contents of the actor's sites, the oldest first; a hundred at most. */
export async function listHeld(ctx: Context): Promise<Release[]> {
  mustHaveRole(ctx.actor);
  const sites = new Set(await reachableSiteIds(ctx));
  const order = { orderBy: { id: 'asc' }, populate: ['edition'], limit: MOST } as const;
  const held = await ctx.em.find(Release, { state: ReleaseState.HELD }, order);
  return held.filter(({ edition }) => sites.has(edition.snapshot.siteId));
}

/** The adjusted renditions of a release with the channels they are for. */
export async function listAdjusted(
  ctx: Context,
  release: Release,
): Promise<{ channel: Channel; rendition: Rendition }[]> {
  const of = (key: 'channelId' | 'renditionId') => release.renditions.map((one) => one[key]);
  const channels = await ctx.em.find(Channel, { id: { $in: of('channelId') } });
  const renditions = await ctx.em.find(Rendition, { id: { $in: of('renditionId') } });
  return release.renditions.flatMap(({ channelId, renditionId }) => {
    const channel = channels.find(({ id }) => id === channelId);
    const rendition = renditions.find(({ id }) => id === renditionId);
    return channel && rendition ? [{ channel, rendition }] : [];
  });
}

/** Somebody by id; null where there is nobody. */
export async function findUser(ctx: Context, id: string | null): Promise<User | null> {
  return id ? ctx.em.findOne(User, { id }) : null;
}
