/** Messages in hand for one host at a time, over all channels and all processes. */
export const HOST_HANDS = 16;

/** A host that asks to be left alone is left alone by its other channels for so long at most: it may have meant one of its sites. */
export const LONGEST_REST_MS = 600_000;

/** Rule: the host, with its port where that is not the scheme's own, that a channel's messages go to by its settings; null where they name none. */
export function hostOf(settings: Readonly<Record<string, unknown>>): string | null {
  const url = typeof settings.url === 'string' ? URL.parse(settings.url) : null;
  return url?.host || null;
}

/** Rule: until when a host rests that asked for it. */
export function restOf(asked: Date, now: Date): Date {
  return new Date(Math.min(asked.getTime(), now.getTime() + LONGEST_REST_MS));
}
