const SECOND_MS = 1_000;
const LONGEST_S = 600;
const LONGEST_AFTER_MANY_S = 3_600;
const MANY_TRIES = 20;

/** No rule puts a next try further ahead: a Retry-After is kept for a day at most. */
export const LONGEST_WAIT_MS = 25 * 3_600_000;

/** Tries after which a delivery is FAILED and left to a person: a day and more. A retraction is never given up. */
export const MOST_TRIES = 60;

/**
 * Rule: when the next try is due after `tries` failed ones: 2 seconds doubling to 10 minutes, to an hour after many,
 * less up to half by chance (`random` in 0…1) so that many do not come at once, and not before the moment the far
 * side asked for.
 */
export function nextTryAt(tries: number, now: Date, options: { after?: Date; random: number }): Date {
  const longest = tries > MANY_TRIES ? LONGEST_AFTER_MANY_S : LONGEST_S;
  const seconds = Math.min(longest, 2 ** Math.min(tries, 16)) * (1 - options.random / 2);
  return new Date(Math.max(now.getTime() + seconds * SECOND_MS, options.after?.getTime() ?? 0));
}
