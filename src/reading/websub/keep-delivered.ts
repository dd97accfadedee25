import { LockMode } from '@mikro-orm/core';
import { type Context, enqueue } from '../../identity/context.ts';
import type { FetchRefusalCode } from '../../platform/fetch/fetch-refusal.ts';
import { askedMoment, waitAfter } from './next-try.ts';
import type { PageToSend } from './pages-to-send.ts';
import { Subscriber } from './subscriber.ts';

/** What a callback answered to a delivery, or why it answered nothing. */
export type Answered = { status: number; retryAfter: string | null } | { fault: FetchRefusalCode };

const isTaken = (answered: Answered): boolean =>
  'status' in answered && answered.status >= 200 && answered.status < 300;
const isOver = (answered: Answered): boolean =>
  'status' in answered
    ? answered.status === 410
    : answered.fault === 'PRIVATE_ADDRESS' || answered.fault === 'BAD_URL';

/** Keeps what came of a delivery, in the act's own transaction: what was taken is never sent again, what failed waits for its next try. */
export async function keepDelivered(
  tx: Context,
  { id }: Pick<Subscriber, 'id'>,
  { page, answered }: { page: PageToSend; answered: Answered },
): Promise<void> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const subscriber = await tx.em.findOne(Subscriber, { id }, lock);
  if (!subscriber) return;
  if (isOver(answered)) return void (await tx.em.remove(subscriber).flush());
  if (!isTaken(answered)) return tryAgain(tx, subscriber, answered);
  const isFurther = BigInt(page.place) > BigInt(subscriber.deliveredPlace);
  Object.assign(subscriber, {
    ...{ tries: 0, nextTryAt: null, problem: null, deliveredAt: tx.now() },
    ...(isFurther ? { deliveredPlace: page.place } : {}),
    ...(page.hash ? { deliveredHash: page.hash } : {}),
  });
  await tx.em.flush();
  if (page.isOlder) await enqueue(tx, 'reading.distribute', { subscriberId: id }, { singletonKey: id });
}

async function tryAgain(tx: Context, subscriber: Subscriber, answered: Answered): Promise<void> {
  const now = tx.now();
  const wait = new Date(now.getTime() + waitAfter(subscriber.tries + 1, Math.random()));
  const asked = 'status' in answered ? askedMoment(answered.retryAfter, now) : null;
  const startAfter = asked && asked > wait ? asked : wait;
  Object.assign(subscriber, {
    tries: subscriber.tries + 1,
    nextTryAt: startAfter,
    problem: 'status' in answered ? `HTTP ${answered.status}` : answered.fault,
  });
  await tx.em.flush();
  const { id } = subscriber;
  await enqueue(tx, 'reading.distribute', { subscriberId: id }, { singletonKey: id, startAfter });
}
