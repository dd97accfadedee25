import { createHash } from 'node:crypto';
import { type Context, enqueue } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { decodeText } from '../../platform/fetch/charset.ts';
import { unsealWith } from '../../platform/seal.ts';
import { areAllNew } from '../are-all-new.ts';
import type { Feed } from '../feed.ts';
import { type ParsedList, parseFeedText } from '../sources/index.ts';
import { storeList } from '../store-list.ts';
import { owedSince } from '../suspicion.ts';
import { holdSubscription } from './hold-subscription.ts';
import { HubSubscription, SubscriptionState } from './hub-subscription.ts';
import { isSigned } from './signature.ts';

const REMEMBERED = 20;

/** What a hub sent to a callback; `body` byte for byte. */
export interface HubDelivery {
  path: string;
  body: Buffer;
  contentType: string | undefined;
  signature: string | undefined;
}

/** What became of a delivery: taken in, nothing to be done, or none of ours, which the hub may forget. */
export type DeliveryOutcome = 'taken' | 'ignored' | 'gone';

/**
 * Takes in what a hub delivers: the list goes the way of one that was polled, and a poll that reads the pages of its new
 * items is queued with it. One without a valid signature is not believed, one that came before changes nothing.
 */
export async function takeDelivery(ctx: Context, delivery: HubDelivery): Promise<DeliveryOutcome> {
  const known = await ctx.em.fork().findOne(HubSubscription, { path: delivery.path });
  if (known?.state !== SubscriptionState.ACTIVE) return 'gone';
  const secret = unsealWith([ctx.secret, ...ctx.formerSecrets], known.sealed);
  if (!isSigned(delivery.body, delivery.signature, secret)) {
    return told(ctx, known.id, '收到签名无效的推送，未予采信；内容照常由轮询读取。');
  }
  const hash = createHash('sha256').update(delivery.body).digest('hex');
  const text = decodeText(delivery.body, delivery.contentType);
  const parsed = parseFeedText({ text, url: known.topic, seenAt: ctx.now(), settings: {} });
  if (parsed.items.length === 0 && !parsed.removed)
    return told(ctx, known.id, `推送的内容读不出条目：${parsed.problems.join('')}`);
  return transact(ctx, async (tx) => {
    const held = await holdSubscription(tx, delivery.path);
    if (held?.subscription.state !== SubscriptionState.ACTIVE) return 'gone';
    const { subscription, feed } = held;
    if (subscription.delivered.includes(hash)) return 'ignored';
    const delivered = [hash, ...subscription.delivered].slice(0, REMEMBERED);
    Object.assign(subscription, { delivered, deliveredAt: tx.now(), problem: null });
    if (await isContiguous(tx, feed, parsed)) {
      const { items, problems, removed } = parsed;
      const list = { items, problems, removed, validators: feed.validators };
      await storeList(tx, feed.id, { outcome: 'listed', ...list });
    }
    const group = { id: new URL(feed.url).host };
    await enqueue(tx, 'ingest.poll', { feedId: feed.id }, { singletonKey: feed.id, group });
    return 'taken';
  });
}

/** What another hub pushes is stored where it joins what is known; else there may be more behind it, and the poll reads on from here. */
async function isContiguous(tx: Context, feed: Feed, { items, removed, next }: ParsedList): Promise<boolean> {
  return removed === undefined || !next || !(await areAllNew(tx, feed, items, owedSince(feed.suspicions)));
}

async function told(ctx: Context, id: string, problem: string): Promise<DeliveryOutcome> {
  await transact(ctx, (tx) => tx.em.nativeUpdate(HubSubscription, { id }, { problem }));
  return 'ignored';
}
