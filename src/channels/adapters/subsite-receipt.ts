import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { Refusal } from '../../platform/refusal.ts';
import type { Call, Heard } from './adapter.ts';
import type { Outcome } from './outcome.ts';

/** What a sub-site tells of a message it had: `webhook-id` of the message, and where its page is or why there is none. */
const receipt = z.object({
  type: z.enum(['content.landed', 'content.refused']),
  data: z.object({
    messageId: z.string().max(200),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullish(),
    id: z.union([z.string().max(300), z.number()]).nullish(),
    reason: z.string().max(300).nullish(),
  }),
});

const MESSAGE = /^msg_([0-9a-f-]{36})(?:_\d+)?$/;

function outcomeOf({ type, data }: z.infer<typeof receipt>): Outcome {
  if (type === 'content.refused')
    return { kind: 'refused', detail: `the sub-site: ${data.reason ?? 'refused'}` };
  const remoteId = data.id === null || data.id === undefined ? null : String(data.id);
  return {
    kind: 'accepted',
    detail: 'the sub-site told where its page is',
    receipt: { remoteId, url: data.url ?? null },
  };
}

function isSigned({ headers, body }: Call, secret: string): boolean {
  try {
    new Webhook(secret).verify(body, { ...headers });
    return true;
  } catch {
    return false;
  }
}

/** Rule: the receipt in a call that is signed with one of the channel's secrets by the same standard; refuses FORBIDDEN for any other, BAD_USER_INPUT for what is no receipt. */
export function hearReceipt(call: Call, secrets: readonly string[]): Heard {
  if (!secrets.some((secret) => isSigned(call, secret))) throw new Refusal('FORBIDDEN');
  const told = receipt.safeParse(JSON.parse(call.body));
  const deliveryId = MESSAGE.exec(told.data?.data.messageId ?? '')?.[1];
  if (!told.success || !deliveryId) throw new Refusal('BAD_USER_INPUT');
  return { reply: { status: 204 }, results: [{ of: { deliveryId }, outcome: outcomeOf(told.data) }] };
}
