import type { Context } from '../identity/context.ts';
import type { Door, Outcome } from './adapters/index.ts';
import { claim, claimAll } from './claim.ts';
import { concludingOf } from './concluding.ts';
import { openDoor } from './open-door.ts';
import type { Claim } from './take-in-hand.ts';

const HERE: Outcome = { kind: 'refused', detail: 'the adapter can neither change nor take back a copy' };

function ask({ adapter, mode, parcel }: Claim, door: Door<object>): Promise<Outcome> {
  if (mode === 'update') return adapter.update?.(parcel, door) ?? Promise.resolve(HERE);
  if (mode === 'retract') return adapter.retract?.(parcel, door) ?? Promise.resolve(HERE);
  return adapter.send(parcel, door);
}

async function attempt(ctx: Context, claimed: Claim): Promise<Outcome> {
  const { door, clean } = openDoor(ctx, claimed.channelId, claimed);
  try {
    const outcome = await ask(claimed, door);
    return {
      ...outcome,
      detail: clean(outcome.detail),
      requestId: outcome.requestId && clean(outcome.requestId),
    };
  } catch (error) {
    // A fault of our own must not stop the channel; only its name is kept, for the message may quote anything.
    const name = error instanceof Error ? error.name : 'unknown';
    ctx.log.error({ fault: name, delivery: claimed.deliveryId }, 'an adapter failed');
    return { kind: 'retry', detail: `the adapter failed (${name})`, lost: true };
  }
}

async function claimEach(
  ctx: Context,
  channelIds: readonly string[],
): Promise<Map<string, Promise<Claim | null>>> {
  const together = await claimAll(ctx, channelIds).catch((error: unknown) => error as Error);
  if (together instanceof Map) {
    return new Map(channelIds.map((id) => [id, Promise.resolve(together.get(id) ?? null)]));
  }
  if (channelIds.length === 1) throw together;
  // A fault of one must not keep the others from going.
  return new Map(channelIds.map((id) => [id, claim(ctx, id)]));
}

/**
 * Tries what is next in the line of each of the channels: marks it SENDING and commits, asks the far side outside any
 * transaction, and stores the answer with what follows from it in a second one. The queue carries only the channel's id
 * and gives it to one worker at a time; what waits, and when the next try is due, stands with the deliveries. So a job
 * never fails for what the far side did, and a failed job cannot bar the channel's line. Many are claimed together and
 * concluded together; each is over when its own answer is stored.
 */
export function deliverAll(ctx: Context, inputs: readonly { channelId: string }[]): Promise<void>[] {
  const claiming = claimEach(
    ctx,
    inputs.map(({ channelId }) => channelId),
  );
  return inputs.map(async ({ channelId }) => {
    const claimed = await (await claiming).get(channelId);
    if (!claimed) return;
    const answer = await attempt(ctx, claimed);
    await concludingOf(ctx).store(ctx, { claim: claimed, answer });
  });
}

/** The same for one channel. */
export async function deliver(ctx: Context, input: { channelId: string }): Promise<void> {
  await Promise.all(deliverAll(ctx, [input]));
}
