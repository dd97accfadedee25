import { LONGEST_WAIT_MS, nextTryAt } from './backoff.ts';
import { type Channel, PauseReason } from './channel.ts';
import { type Delivery, DeliveryState } from './delivery.ts';

/** Failed tries in a row after which the breaker pauses a channel. */
export const FAILURES_TO_PAUSE = 5;

const SLOWEST = 20;
/** No rule pauses a channel for longer: a quota of a month, and a day of grace. */
export const LONGEST_PAUSE_MS = 32 * 24 * 3_600_000;
const CLOCK_SLACK_MS = 1_000;

type Paused = Pick<Channel, 'pausedBy' | 'pausedUntil'>;

/** Rule: whether a channel stands still now. A pause further ahead than any rule puts one was written while the clock stood wrong. */
export function isPaused({ pausedBy, pausedUntil }: Paused, now: Date): boolean {
  if (pausedBy === null) return false;
  if (pausedUntil === null) return true;
  const ahead = pausedUntil.getTime() - now.getTime();
  return (
    ahead > CLOCK_SLACK_MS && ahead <= (pausedBy === PauseReason.QUOTA ? LONGEST_PAUSE_MS : LONGEST_WAIT_MS)
  );
}

/** Rule: whether a pause holds a delivery back. A quota for posts does not hold up what is to be taken back. */
export function isHeld({ state }: Pick<Delivery, 'state'>, channel: Paused, now: Date): boolean {
  const isLeaving = state === DeliveryState.RETRACTING;
  return isPaused(channel, now) && !(isLeaving && channel.pausedBy === PauseReason.QUOTA);
}

/** Rule: until when the breaker pauses a channel after `failures` in a row, ten minutes at most; null while it lets everything through. When the time has come one delivery is tried, and its outcome decides. */
export function breakerUntil(failures: number, now: Date, random: number): Date | null {
  if (failures < FAILURES_TO_PAUSE) return null;
  return nextTryAt(Math.min(failures, SLOWEST), now, { random });
}
