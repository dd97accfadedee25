import type { Context } from '../identity/context.ts';
import type { Outcome } from './adapters/index.ts';
import { type Claim, claim } from './claim.ts';
import { conclude } from './conclude.ts';

function withoutSecrets(detail: string, secrets: string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), detail);
}

async function attempt(ctx: Context, { adapter, mode, ...claimed }: Claim): Promise<Outcome> {
  const { fetch, publicUrl } = ctx;
  const door = { settings: claimed.settings, fetch, now: ctx.now(), publicUrl };
  try {
    const outcome = await adapter[mode](claimed.parcel, door);
    return { ...outcome, detail: withoutSecrets(outcome.detail, claimed.secrets) };
  } catch (error) {
    // A fault of our own must not stop the channel; only its name is kept, for the message may quote anything.
    const name = error instanceof Error ? error.name : 'unknown';
    ctx.log.error({ fault: name, delivery: claimed.deliveryId }, 'an adapter failed');
    return { kind: 'retry', detail: `the adapter failed (${name})`, lost: true };
  }
}

/**
 * Tries what is next in a channel's line: marks it SENDING and commits, asks the far side outside any transaction, and
 * stores the answer with what follows from it in a second one. The queue carries only the channel's id and gives it
 * to one worker at a time; what waits, and when the next try is due, stands with the deliveries. So a job never fails
 * for what the far side did, and a failed job cannot bar the channel's line.
 */
export async function deliver(ctx: Context, input: { channelId: string }): Promise<void> {
  const claimed = await claim(ctx, input.channelId);
  if (!claimed) return;
  const outcome = await attempt(ctx, claimed);
  await conclude(ctx, claimed, outcome);
}
