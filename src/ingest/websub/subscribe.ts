import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import { unsealWith } from '../../platform/seal.ts';
import { fetchProblem } from '../fetch-problem.ts';
import { HubSubscription, SubscriptionState } from './hub-subscription.ts';

const LEASE_SECONDS = 10 * 86_400;
const MINUTE = 60_000;
const DAY = 86_400_000;
const MAX_BYTES = 65_536;

/** Where the hub is to verify and deliver. */
function callbackOf({ publicUrl }: Pick<Context, 'publicUrl'>, path: string): string {
  return `${publicUrl}/websub/callback/${path}`;
}

/**
 * Asks the hub of a subscription for it, or for its renewal. The hub then verifies that we meant it; until it has, it is
 * asked again after five minutes, ten, twenty, and so on up to a day. A subscription that is gone or ended is left.
 */
export async function subscribe(ctx: Context, input: { subscriptionId: string }): Promise<void> {
  const asked = await transact(ctx, async (tx) => {
    const subscription = await lock(tx, input.subscriptionId);
    if (!subscription) return null;
    subscription.askedAt = tx.now();
    const pause = Math.min(DAY, 5 * MINUTE * 2 ** Math.min(subscription.attempts, 10));
    subscription.attempts += 1;
    subscription.renewAt = new Date(tx.now().getTime() + pause);
    await tx.em.flush();
    return subscription;
  });
  if (!asked) return;
  const problem = await ask(ctx, asked);
  if (problem === null) return;
  await transact(ctx, async (tx) => {
    const subscription = await lock(tx, input.subscriptionId);
    if (subscription) subscription.problem = problem;
    await tx.em.flush();
  });
}

async function lock(tx: Context, id: string): Promise<HubSubscription | null> {
  const subscription = await tx.em.findOne(HubSubscription, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return subscription?.state === SubscriptionState.ENDED ? null : subscription;
}

async function ask(ctx: Context, { hubUrl, path, topic, sealed }: HubSubscription): Promise<string | null> {
  const form = new URLSearchParams({
    'hub.callback': callbackOf(ctx, path),
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.lease_seconds': String(LEASE_SECONDS),
    'hub.secret': unsealWith([ctx.secret, ...ctx.formerSecrets], sealed),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  try {
    const request = { method: 'POST', headers, body: form.toString(), maxBytes: MAX_BYTES } as const;
    const { status } = await ctx.fetch(hubUrl, request);
    return status >= 200 && status < 300 ? null : `推送服务器拒绝了订阅申请（HTTP ${status}）。`;
  } catch (error) {
    if (error instanceof FetchRefusal) return `推送服务器无法连接：${fetchProblem(error)}`;
    throw error;
  }
}
