import { LONGEST_WAIT_MS } from './backoff.ts';
import { DeliveryState } from './delivery.ts';

/** Tries for which a delivery keeps its place at the head of the line: about a quarter of an hour. */
export const HOLDING_TRIES = 10;

/** The queue wakes us by the database's clock, and we read our own. */
const CLOCK_SLACK_MS = 1_000;

/** The states in which a delivery stands in its channel's line. */
export const WAITING_STATES = [DeliveryState.PLANNED, DeliveryState.SENDING, DeliveryState.RETRACTING];

/** A delivery as the line sees it. */
export interface Waiting {
  id: string;
  contentId: string;
  state: DeliveryState;
  tries: number;
  nextTryAt: Date | null;
}

/** Rule: whether a next try is due. One further ahead than any rule puts it was written while the clock stood wrong. */
function isDue({ nextTryAt }: Waiting, now: Date): boolean {
  if (nextTryAt === null) return true;
  const ahead = nextTryAt.getTime() - now.getTime();
  return ahead <= CLOCK_SLACK_MS || ahead > LONGEST_WAIT_MS;
}

/**
 * Rule: which delivery of a channel's line, given in order, is to be tried now; null when none is due. Order is kept
 * (design law 7): a delivery waiting for its next try holds up those behind it, but only for its first tries, so that
 * one the far side cannot digest does not end the channel. Retractions go before everything (law 5), and what was
 * restored waits for its retraction.
 */
export function nextInLine(line: readonly Waiting[], now: Date): Waiting | null {
  const holds = (one: Waiting) => one.tries < HOLDING_TRIES;
  const retractions = line.filter((one) => one.state === DeliveryState.RETRACTING && one.nextTryAt !== null);
  const retraction = retractions.find((one) => isDue(one, now));
  if (retraction) return retraction;
  const leaving = new Set(retractions.filter(holds).map((one) => one.contentId));
  for (const one of line) {
    if (one.state === DeliveryState.RETRACTING || leaving.has(one.contentId)) continue;
    if (isDue(one, now)) return one;
    if (holds(one)) return null;
  }
  return null;
}
