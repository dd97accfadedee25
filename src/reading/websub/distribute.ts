import { createHmac } from 'node:crypto';
import type { Context } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import { unsealWith } from '../../platform/seal.ts';
import { hubOf, namedFeed } from '../feeds/addresses.ts';
import { MEDIA_TYPES } from '../feeds/write-feed.ts';
import { type Answered, keepDelivered } from './keep-delivered.ts';
import { pageToSend } from './pages-to-send.ts';
import { Subscriber } from './subscriber.ts';

const BOUNDS = { redirects: 0, maxBytes: 16_384, timeoutMs: 10_000 };

/**
 * Sends a subscriber what its feed has become since it was last sent it (W3C WebSub, §7), whole as it is served and signed
 * where a secret was asked for. What fails is tried again, less and less often, until the lease ends; 410 ends it.
 */
export async function distribute(ctx: Context, { subscriberId }: { subscriberId: string }): Promise<void> {
  const subscriber = await ctx.em.fork().findOne(Subscriber, { id: subscriberId });
  if (!subscriber || !isDue(subscriber, ctx.now())) return;
  const page = await pageToSend(ctx, subscriber);
  if (!page) return;
  const answered = await send(ctx, subscriber, page.text);
  await transact(ctx, (tx) => keepDelivered(tx, subscriber, { page, answered }));
}

function isDue({ leaseEndsAt, nextTryAt }: Subscriber, now: Date): boolean {
  return leaseEndsAt !== null && leaseEndsAt > now && (nextTryAt === null || nextTryAt <= now);
}

async function send(ctx: Context, { callback, topic, sealed }: Subscriber, text: string): Promise<Answered> {
  const format = namedFeed(topic)?.format ?? 'json';
  const body = Buffer.from(text);
  const links = `<${hubOf(ctx.publicUrl)}>; rel="hub", <${ctx.publicUrl}${topic}>; rel="self"`;
  const headers: Record<string, string> = { 'content-type': MEDIA_TYPES[format], link: links };
  try {
    if (sealed !== null) headers['x-hub-signature'] = signatureOf(ctx, sealed, body);
    const answer = await ctx.fetch(callback, { ...BOUNDS, method: 'POST', headers, body });
    return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
  } catch (error) {
    if (error instanceof FetchRefusal) return { fault: error.code };
    throw error;
  }
}

function signatureOf(ctx: Context, sealed: string, body: Buffer): string {
  const secret = unsealWith([ctx.secret, ...ctx.formerSecrets], sealed);
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
