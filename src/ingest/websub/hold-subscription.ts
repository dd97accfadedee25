import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../identity/context.ts';
import { mustLock } from '../../platform/database/must-find.ts';
import { Feed } from '../feed.ts';
import { HubSubscription } from './hub-subscription.ts';

/** The subscription of a callback with its feed, both held in the order in which a poll holds them; null where there is none. */
export async function holdSubscription(
  tx: Context,
  path: string,
): Promise<{ subscription: HubSubscription; feed: Feed } | null> {
  const found = await tx.em.findOne(HubSubscription, { path });
  if (!found) return null;
  const feed = await mustLock(tx.em, Feed, found.feed.id);
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const subscription = await tx.em.findOne(HubSubscription, { path }, lock);
  return subscription && { subscription, feed };
}
