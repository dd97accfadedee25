import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { type Context, enqueue } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { newestPage } from './pages-to-send.ts';
import { Subscriber } from './subscriber.ts';

const BOUNDS = { redirects: 0, maxBytes: 4_096, timeoutMs: 10_000 };
/** After how long a callback that does not answer is asked again, in ms; then it is taken to have meant nothing. */
const AGAIN_AFTER = [60_000, 600_000];

/** One asking of one subscriber. */
export interface Intent {
  subscriberId: string;
  askedId: string;
}

const BUSY = new Set([408, 425, 429]);

type Verdict = 'meant' | 'not meant' | 'unknown';

/**
 * Asks a callback whether what was asked in its name was meant (W3C WebSub, §5.3), and does it when it was. A callback that
 * cannot be asked is asked twice more; one that meant nothing, or stands on an address nobody may reach, is forgotten
 * unless it was subscribed before.
 */
export async function verifyIntent(ctx: Context, intent: Intent): Promise<void> {
  const subscriber = await ctx.em.fork().findOne(Subscriber, asked(intent));
  if (!subscriber) return;
  const verdict = await ask(ctx, subscriber);
  const newest = verdict === 'meant' ? await newestPage(ctx, subscriber.topic) : null;
  await transact(ctx, async (tx) => {
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const held = await tx.em.findOne(Subscriber, asked(intent), lock);
    if (!held) return;
    if (verdict === 'unknown') return askAgain(tx, held);
    if (verdict === 'meant' && held.askedMode === 'subscribe') {
      activate(tx, held, newest);
      await tx.em.flush();
      // Whatever changed between the page that was read and this commit is sent.
      return enqueue(tx, 'reading.distribute', { subscriberId: held.id }, { singletonKey: held.id });
    }
    await forget(tx, held, verdict === 'meant');
  });
}

const asked = ({ subscriberId, askedId }: Intent) => ({ id: subscriberId, askedId });

async function ask(ctx: Context, subscriber: Subscriber): Promise<Verdict> {
  const challenge = randomBytes(24).toString('base64url');
  try {
    const answer = await ctx.fetch(questionTo(subscriber, challenge, ctx.publicUrl), BOUNDS);
    return verdictOf(answer, challenge);
  } catch (error) {
    if (!(error instanceof FetchRefusal)) throw error;
    return error.code === 'TIMEOUT' || error.code === 'UNREACHABLE' ? 'unknown' : 'not meant';
  }
}

function verdictOf({ status, text }: FetchedResponse, challenge: string): Verdict {
  if (status >= 200 && status < 300) return text() === challenge ? 'meant' : 'not meant';
  return status >= 500 || BUSY.has(status) ? 'unknown' : 'not meant';
}

function questionTo(subscriber: Subscriber, challenge: string, publicUrl: string): string {
  const { callback, askedMode, askedLease, topic } = subscriber;
  const url = new URL(callback);
  const question = { mode: askedMode ?? '', topic: `${publicUrl}${topic}`, challenge };
  for (const [name, value] of Object.entries(question)) url.searchParams.append(`hub.${name}`, value);
  if (askedMode === 'subscribe') url.searchParams.append('hub.lease_seconds', String(askedLease));
  return url.href;
}

async function askAgain(tx: Context, subscriber: Subscriber): Promise<void> {
  const wait = AGAIN_AFTER[subscriber.askedTries];
  if (wait === undefined) return forget(tx, subscriber, false);
  subscriber.askedTries += 1;
  await tx.em.flush();
  const intent = { subscriberId: subscriber.id, askedId: subscriber.askedId ?? '' };
  await enqueue(tx, 'reading.verify-intent', intent, { startAfter: new Date(tx.now().getTime() + wait) });
}

const NOTHING_ASKED = {
  ...{ askedMode: null, askedId: null, askedAt: null, askedFrom: null, askedLease: null, askedSealed: null },
  askedTries: 0,
};

/** A new subscriber is sent what comes from now on; one that renews goes on where it stood. */
function activate(tx: Context, subscriber: Subscriber, newest: { place: string; hash: string } | null): void {
  const isNew = subscriber.leaseEndsAt === null;
  Object.assign(subscriber, {
    leaseEndsAt: new Date(tx.now().getTime() + (subscriber.askedLease ?? 0) * 1_000),
    sealed: subscriber.askedSealed,
    ...{ tries: 0, nextTryAt: null, problem: null },
    ...NOTHING_ASKED,
    ...(isNew && newest ? { deliveredPlace: newest.place, deliveredHash: newest.hash } : {}),
  });
}

/** What was never confirmed goes, and what is left by its own wish; a subscription that stands outlives an asking that failed. */
async function forget(tx: Context, subscriber: Subscriber, isMeant: boolean): Promise<void> {
  if (isMeant || subscriber.leaseEndsAt === null) return void (await tx.em.remove(subscriber).flush());
  Object.assign(subscriber, NOTHING_ASKED);
  await tx.em.flush();
}
