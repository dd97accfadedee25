import { randomUUID } from 'node:crypto';
import { type Context, enqueue } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { must } from '../../platform/refusal.ts';
import { seal } from '../../platform/seal.ts';
import { readSubject } from '../feeds/read-subject.ts';
import { type AskingForm, askingOf } from './asking.ts';
import { Subscriber } from './subscriber.ts';

const SUBSCRIBERS_LOCK = 7_463_017;
/** Bounds against whoever would have us ask others: what is unconfirmed, by the host of callbacks and by who asks. */
const MOST_PENDING = { callbackHost: 50, askedFrom: 100 };
const MOST_OF_A_HOST = 5_000;
const MOST = 200_000;
const FORGOTTEN_AFTER = 3_600_000;

/**
 * Takes what a subscriber asks of the hub, to be confirmed by its callback later (W3C WebSub, §5.2); asking again for the
 * same feed and callback renews it. What holds already stays until then. TOO_MANY_REQUESTS where too much waits to be
 * confirmed; who leaves what was never subscribed to is asked nothing.
 */
export async function takeAsking(ctx: Context, form: AskingForm & { from: string }): Promise<void> {
  const asking = askingOf(form, ctx.publicUrl);
  const subject = await readSubject(ctx.reader, asking.named);
  must(subject, 'BAD_USER_INPUT', {
    zh: 'hub.topic 所指的订阅源不存在',
    en: 'There is no feed at hub.topic',
  });
  const { topic, mode, callback, secret } = asking;
  await transact(ctx, async (tx) => {
    await tx.em.execute(`select pg_advisory_xact_lock(${SUBSCRIBERS_LOCK})`);
    const known = await tx.em.findOne(Subscriber, { topic, callback: callback.href });
    if (!known && mode === 'unsubscribe') return;
    await mustBeBearable(tx, { callbackHost: callback.host, askedFrom: form.from }, known === null);
    const about = { topic, subjectId: subject.id, callback: callback.href, callbackHost: callback.host };
    const subscriber = known ?? tx.em.create(Subscriber, about as Subscriber);
    Object.assign(subscriber, {
      ...{ askedMode: mode, askedId: randomUUID(), askedAt: tx.now(), askedFrom: form.from, askedTries: 0 },
      askedLease: asking.leaseSeconds,
      askedSealed: secret === null ? null : seal(tx.secret, secret),
    });
    await tx.em.flush();
    await enqueue(tx, 'reading.verify-intent', {
      subscriberId: subscriber.id,
      askedId: subscriber.askedId ?? '',
    });
  });
}

async function mustBeBearable(
  tx: Context,
  asked: { callbackHost: string; askedFrom: string },
  isNew: boolean,
): Promise<void> {
  const pending = {
    askedMode: { $ne: null },
    askedAt: { $gt: new Date(tx.now().getTime() - FORGOTTEN_AFTER) },
  };
  for (const field of ['callbackHost', 'askedFrom'] as const) {
    const waiting = await tx.em.count(Subscriber, { ...pending, [field]: asked[field] });
    must(waiting < MOST_PENDING[field], 'TOO_MANY_REQUESTS');
  }
  if (!isNew) return;
  const { callbackHost } = asked;
  must((await tx.em.count(Subscriber, { callbackHost })) < MOST_OF_A_HOST, 'TOO_MANY_REQUESTS');
  must((await tx.em.count(Subscriber, {})) < MOST, 'TOO_MANY_REQUESTS');
}
