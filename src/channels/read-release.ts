import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { Release } from '../release/release.ts';
import { Attempt } from './attempt.ts';
import { Delivery } from './delivery.ts';

/** A release, for anybody of the desk; null where there is none. */
export async function readRelease(ctx: Context, id: string): Promise<Release | null> {
  mustHaveRole(ctx.actor);
  return isUuid(id) ? ctx.em.findOne(Release, { id }) : null;
}

/** Every release of a content, planned ones among them, the latest first. */
export async function listReleases(ctx: Context, contentId: string): Promise<Release[]> {
  mustHaveRole(ctx.actor);
  if (!isUuid(contentId)) return [];
  return ctx.em.find(Release, { edition: { contentId } }, { orderBy: { at: 'desc', id: 'desc' } });
}

/** The deliveries of a release: of its edition, on its channels, in the order they were planned. */
export async function listDeliveries(ctx: Context, release: Release): Promise<Delivery[]> {
  const where = { edition: release.edition.id, channel: { $in: release.channelIds } };
  return ctx.em.find(Delivery, where, { orderBy: { plannedAt: 'asc', id: 'asc' } });
}

/** Every try of a delivery, the first one first. */
export async function listAttempts(ctx: Context, deliveryId: string): Promise<Attempt[]> {
  return ctx.em.find(Attempt, { delivery: deliveryId }, { orderBy: { at: 'asc', id: 'asc' } });
}
