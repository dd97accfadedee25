import { type Context, enqueueAll } from '../identity/context.ts';

/** When a line is to be looked at, and whether its channel has just failed: then what works goes first. */
interface Waking {
  startAfter?: Date;
  isAiling?: boolean;
}

/** Queues a look at the line of each of the channels, in the act's own transaction: at once, or each at an instant of its own. */
export async function wakeEach(
  tx: Context,
  wakings: readonly (Waking & { channelId: string })[],
): Promise<void> {
  // Strict turns by key: two workers are never at one channel, and none waits for another's.
  const jobs = wakings.map(({ channelId, startAfter, isAiling = false }) => ({
    payload: { channelId },
    singletonKey: channelId,
    startAfter,
    priority: isAiling ? -1 : 0,
  }));
  await enqueueAll(tx, 'channels.deliver', jobs);
}

/** The same for all of them alike. */
export async function wakeAll(tx: Context, channelIds: Iterable<string>, waking: Waking = {}): Promise<void> {
  await wakeEach(
    tx,
    [...new Set(channelIds)].map((channelId) => ({ channelId, ...waking })),
  );
}

/** Queues a look at a channel's line, in the act's own transaction: at once, or at an instant. */
export async function wake(tx: Context, channelId: string, startAfter?: Date): Promise<void> {
  await wakeAll(tx, [channelId], { startAfter });
}
