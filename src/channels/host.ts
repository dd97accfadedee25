import type { Adapter } from './adapters/index.ts';

/** Messages in hand for one host at a time, over all channels and all processes. */
export const HOST_HANDS = 16;

/** A host that asks to be left alone is left alone by its other channels for so long at most: it may have meant one of its sites. */
export const LONGEST_REST_MS = 600_000;

/** Rule: the host, with its port where that is not the scheme's own, that a channel's messages go to by its settings; null where nothing leaves the hub. */
export function hostOf({ address }: Pick<Adapter, 'address'>, settings: object): string | null {
  return URL.parse(address?.(settings) ?? '')?.host || null;
}

/** Rule: until when a host rests that asked for it. */
export function restOf(asked: Date, now: Date): Date {
  return new Date(Math.min(asked.getTime(), now.getTime() + LONGEST_REST_MS));
}
