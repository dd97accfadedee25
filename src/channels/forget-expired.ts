import type { Context } from '../identity/context.ts';
import { ChannelMemory } from './channel-memory.ts';

/** An adapter that has read a memory before it expired may still write it at its version; none takes so long. */
const KEPT_MS = 86_400_000;

/** Forgets what adapters remembered of their channels once it has been good for nothing for a day; answers how much that was. */
export async function forgetExpired(ctx: Context): Promise<number> {
  const expiresAt = { $lt: new Date(ctx.now().getTime() - KEPT_MS) };
  return ctx.em.fork().nativeDelete(ChannelMemory, { expiresAt });
}
