const LONGEST_WAIT = 3_600;
const LONGEST_RETRY_AFTER = 86_400_000;

/** Rule: how long after a failed delivery the next is tried, in ms: 2 seconds doubling to an hour, less up to half by chance (`random` in 0…1). */
export function waitAfter(tries: number, random: number): number {
  return Math.min(LONGEST_WAIT, 2 ** Math.min(tries, 12)) * (1 - random / 2) * 1_000;
}

/** Rule: the moment a Retry-After names, in seconds or as a date, a day away at most; null where it names none. */
export function askedMoment(header: string | null | undefined, now: Date): Date | null {
  if (!header) return null;
  const at = /^\d{1,9}$/u.test(header.trim()) ? now.getTime() + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(Math.min(at, now.getTime() + LONGEST_RETRY_AFTER));
}
