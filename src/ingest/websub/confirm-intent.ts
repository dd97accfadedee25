import type { Context } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { storable } from '../storable.ts';
import { holdSubscription } from './hold-subscription.ts';
import { type HubSubscription, SubscriptionState } from './hub-subscription.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONGEST_LEASE = 30 * DAY;
const LONGEST_CHALLENGE = 2_000;

/** What a hub asks a callback by GET: the parameters `hub.…` without that prefix. */
export interface HubQuestion {
  mode?: string | undefined;
  topic?: string | undefined;
  challenge?: string | undefined;
  lease_seconds?: string | undefined;
  reason?: string | undefined;
}

/**
 * Answers a hub that verifies whether a subscription was meant, or says that it is denied (W3C WebSub, §5.3): the text to
 * echo, or null where we meant no such thing. A lease counts from now, and for thirty days at most; renewal is asked for
 * after four fifths of it.
 */
export async function confirmIntent(
  ctx: Context,
  { path, question }: { path: string; question: HubQuestion },
): Promise<string | null> {
  return transact(ctx, async (tx) => {
    const held = await holdSubscription(tx, path);
    if (!held || question.topic !== held.subscription.topic) return null;
    if (question.mode === 'denied') return deny(tx, held, question.reason);
    return verify(tx, held, question);
  });
}

type Held = NonNullable<Awaited<ReturnType<typeof holdSubscription>>>;

async function verify(tx: Context, held: Held, question: HubQuestion): Promise<string | null> {
  const { mode, challenge = '', lease_seconds } = question;
  if (challenge === '' || challenge.length > LONGEST_CHALLENGE) return null;
  const isOver = held.subscription.state === SubscriptionState.ENDED;
  if (mode === 'unsubscribe') return isOver ? challenge : null;
  const lease = Math.min(Number(lease_seconds) * 1_000, LONGEST_LEASE);
  const isMeant = mode === 'subscribe' && !isOver && wasAsked(tx, held.subscription);
  if (!isMeant || !(lease > 0)) return null;
  await activate(tx, held, lease);
  return challenge;
}

function wasAsked(tx: Context, { askedAt }: HubSubscription): boolean {
  return askedAt !== null && tx.now().getTime() - askedAt.getTime() <= DAY;
}

async function activate(tx: Context, { subscription, feed }: Held, lease: number): Promise<void> {
  const now = tx.now().getTime();
  feed.pushedUntil = new Date(now + lease);
  Object.assign(subscription, {
    state: SubscriptionState.ACTIVE,
    leaseEndsAt: feed.pushedUntil,
    renewAt: new Date(now + lease * 0.8),
    attempts: 0,
    problem: null,
  });
  await tx.em.flush();
}

/** The hub may change its mind: it is asked again after a day. */
async function deny(tx: Context, { subscription, feed }: Held, reason: string | undefined): Promise<string> {
  const said = storable(reason, 200);
  feed.pushedUntil = null;
  Object.assign(subscription, {
    state: SubscriptionState.DENIED,
    leaseEndsAt: null,
    renewAt: new Date(tx.now().getTime() + DAY),
    problem: `推送服务器拒绝了订阅${said ? `：${said}` : '。'}`,
  });
  await tx.em.flush();
  return '';
}
