import type { Context } from '../identity/context.ts';
import type { Door } from './adapters/index.ts';
import type { OpenChannel } from './open-channel.ts';
import { openMemory } from './open-memory.ts';
import { openPlaylist } from './screens/open-playlist.ts';

/** Shorter values are no secrets, and taking them out of a text would only garble it. */
const SHORTEST = 6;

/** What an adapter is given for a try, and how to keep what it was given out of a text. */
export interface OpenDoor {
  door: Door<object>;
  /** The text without secrets of the settings and of the memory. */
  clean(text: string): string;
}

function leavesOf(value: string): string[] {
  try {
    const parsed: unknown = JSON.parse(value);
    if (parsed === null || typeof parsed !== 'object') return [value];
    return Object.values(parsed).flatMap((leaf) => (typeof leaf === 'string' ? [leaf] : []));
  } catch {
    return [value];
  }
}

/** Opens what an adapter may touch of a channel; outside any transaction. */
export function openDoor(
  ctx: Context,
  channelId: string,
  { settings, secrets }: Pick<OpenChannel, 'settings' | 'secrets'>,
): OpenDoor {
  const hidden = new Set(secrets);
  const hide = (value: string) => {
    for (const leaf of leavesOf(value)) if (leaf.length >= SHORTEST) hidden.add(leaf);
  };
  const door = {
    settings,
    fetch: ctx.fetch,
    now: ctx.now(),
    publicUrl: ctx.publicUrl,
    memory: openMemory(ctx, channelId, hide),
    playlist: openPlaylist(ctx, channelId),
    media: (sha256: string) => ctx.media.get(sha256),
  };
  const longestFirst = () => [...hidden].sort((a, b) => b.length - a.length);
  const clean = (text: string) =>
    longestFirst().reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
  return { door, clean };
}
