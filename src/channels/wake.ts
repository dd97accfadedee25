import { type Context, enqueue } from '../identity/context.ts';

/** Queues a look at a channel's line, in the act's own transaction: at once, or at an instant. */
export async function wake(tx: Context, channelId: string, startAfter?: Date): Promise<void> {
  // Strict turns by key: two workers are never at one channel, and none waits for another's.
  await enqueue(tx, 'channels.deliver', { channelId }, { singletonKey: channelId, startAfter });
}
