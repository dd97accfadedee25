// Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { Adapter } from './adapter.ts';
import { asItStands } from './as-it-stands.ts';
import type { Door } from './door.ts';
import { hiddenQuery } from './hidden-query.ts';
import { outcomeOfAnswer, outcomeOfFault } from './http-outcome.ts';
import { lookAtPage } from './look-at-page.ts';
import type { Parcel } from './matter.ts';
import type { Outcome } from './outcome.ts';
import { messageOf } from './subsite-message.ts';
import { hearReceipt } from './subsite-receipt.ts';

const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const SECRET_BYTES = 32;
const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 256 * 1024;

function isSecret(text: string): boolean {
  const bytes = Buffer.from(SECRET.exec(text)?.[1] ?? '', 'base64').length;
  return bytes >= 24 && bytes <= 64;
}

function hasNoCredentials(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.username === '' && url.password === '';
}

const settings = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'an http or https address' })
    .max(2_000)
    .refine(hasNoCredentials, 'an address without user name and password'),
  secret: z.string().refine(isSecret, 'whsec_ and 24 to 64 bytes in base64'),
  /** The secret before this one, which signs beside it until `formerUntil`. */
  formerSecret: z.string().refine(isSecret, 'whsec_ and 24 to 64 bytes in base64').optional(),
  formerUntil: z.iso.datetime().optional(),
  payload: z.enum(['full', 'thin']).default('full'),
});

type SubsiteSettings = z.infer<typeof settings>;

function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

function idOf({ deliveryId, round }: Parcel): string {
  return round === 0 ? `msg_${deliveryId}` : `msg_${deliveryId}_${round + 1}`;
}

/** The secrets that are good now, the newest first. */
function secretsOf({
  settings: { secret, formerSecret, formerUntil },
  now,
}: Door<SubsiteSettings>): string[] {
  const isGood = formerSecret && formerUntil && new Date(formerUntil) > now;
  return isGood ? [secret, formerSecret] : [secret];
}

/** One signature a secret, apart by blanks: whoever knows the old one or the new one can verify. */
function signatures(id: string, body: string, door: Door<SubsiteSettings>): string {
  return secretsOf(door)
    .map((secret) => new Webhook(secret).sign(id, door.now, body))
    .join(' ');
}

async function post(parcel: Parcel, id: string, door: Door<SubsiteSettings>): Promise<Outcome> {
  const { url, payload } = door.settings;
  const body = JSON.stringify(messageOf(parcel, { thin: payload === 'thin', publicUrl: door.publicUrl }));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(door.now.getTime() / 1_000)),
    'webhook-signature': signatures(id, body, door),
  };
  const limits = { redirects: 0, timeoutMs: TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES };
  try {
    const answer = await door.fetch(url, { method: 'POST', headers, body, ...limits });
    return { ...outcomeOfAnswer(answer, door.now), requestId: id };
  } catch (error) {
    if (error instanceof FetchRefusal) return { ...outcomeOfFault(error), requestId: id };
    throw error;
  }
}

/**
 * A sub-site hosted elsewhere, told by signed webhooks; it tells the address of its page in its answer or by a call. `webhook-id` is the same over every try of a message
 * (`msg_<delivery>`, and `msg_<delivery>_gone` for its retraction), and receivers by the standard drop an id they
 * have had, so a try whose answer was lost is safely repeated; a delivery that comes back to life has new ids
 * (`msg_<delivery>_2` and so on).
 */
export const subsite: Adapter<SubsiteSettings> = {
  settings,
  secrets: ['secret', 'formerSecret'],
  // Many receivers are let in by a key in the query of their address.
  hides: { url: hiddenQuery },
  address: ({ url }) => url,
  issue: () => ({ secret: newSecret() }),
  rotate: (before, until) => {
    const secret = newSecret();
    const former = { formerSecret: before.secret, formerUntil: until.toISOString() };
    return { settings: { ...before, ...former, secret }, issued: secret };
  },
  idempotent: true,
  // A sub-site carries the edition as it stands.
  adjustable: false,
  fit: asItStands,
  send: (parcel, door) => post(parcel, idOf(parcel), door),
  update: (parcel, door) => post(parcel, idOf(parcel), door),
  retract: (parcel, door) => post(parcel, `${idOf(parcel)}_gone`, door),
  probe: lookAtPage,
  hear: async (call, door) => hearReceipt(call, secretsOf(door)),
};
