import { randomBytes } from 'node:crypto';
import { type Context, enqueue } from '../../identity/context.ts';
import { seal } from '../../platform/seal.ts';
import type { Feed } from '../feed.ts';
import { HubSubscription, SubscriptionState } from './hub-subscription.ts';
import type { NamedHub } from './named-hub.ts';

const SECRET_BYTES = 32;
const DAY = 86_400_000;

/**
 * Notes the hub that a feed names, in the act's own transaction and with the feed's row held: another one than before is
 * to be subscribed to, under a new address and secret; where none is named any more, the subscription is let go.
 */
export async function noteHub(tx: Context, feed: Feed, named: NamedHub | null): Promise<void> {
  const known = await tx.em.findOne(HubSubscription, { feed: feed.id });
  if (!named) {
    if (!known || known.state === SubscriptionState.ENDED) return;
    Object.assign(known, { state: SubscriptionState.ENDED, renewAt: null, leaseEndsAt: null });
    feed.pushedUntil = null;
    return tx.em.flush();
  }
  if (known && isKept(tx, known, named)) return;
  if (known) await tx.em.nativeDelete(HubSubscription, { id: known.id });
  feed.pushedUntil = null;
  const subscription = Object.assign(new HubSubscription(), {
    feed,
    hubUrl: named.hub,
    topic: named.topic,
    sealed: seal(tx.secret, randomBytes(SECRET_BYTES).toString('base64url')),
    renewAt: tx.now(),
  });
  tx.em.persist(subscription);
  await tx.em.flush();
  const { id } = subscription;
  await enqueue(tx, 'ingest.subscribe', { subscriptionId: id }, { singletonKey: id });
}

/** The same hub is kept, and for a day any: some upstreams name themselves by turns. */
function isKept(tx: Context, { state, askedAt, hubUrl, topic }: HubSubscription, named: NamedHub): boolean {
  if (hubUrl === named.hub && topic === named.topic) return state !== SubscriptionState.ENDED;
  return askedAt !== null && tx.now().getTime() - askedAt.getTime() < DAY;
}
