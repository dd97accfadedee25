import { type Context, enqueueAll } from '../identity/context.ts';

/** When a line is to be looked at, and whether its channel has just failed: then what works goes first. */
interface Waking {
  startAfter?: Date;
  isAiling?: boolean;
}

/** Queues a look at the line of each of the channels, in the act's own transaction: at once, or at an instant. */
export async function wakeAll(
  tx: Context,
  channelIds: Iterable<string>,
  { startAfter, isAiling = false }: Waking = {},
): Promise<void> {
  // Strict turns by key: two workers are never at one channel, and none waits for another's.
  const jobs = [...new Set(channelIds)].map((channelId) => ({
    payload: { channelId },
    singletonKey: channelId,
    startAfter,
    priority: isAiling ? -1 : 0,
  }));
  await enqueueAll(tx, 'channels.deliver', jobs);
}

/** Queues a look at a channel's line, in the act's own transaction: at once, or at an instant. */
export async function wake(tx: Context, channelId: string, startAfter?: Date): Promise<void> {
  await wakeAll(tx, [channelId], { startAfter });
}
