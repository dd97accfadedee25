import { type Delivery, DeliveryState } from './delivery.ts';
import type { Claim } from './take-in-hand.ts';

/** How long a message may be on its way: as long as the job that sends it may run. */
const ON_ITS_WAY_MS = 120_000;

/** Rule: whether a claim's try is the one in hand still; nothing else may say how the delivery stands now. */
export function isInHand(claim: Pick<Claim, 'mode' | 'tries' | 'since'>, delivery: Delivery): boolean {
  const isLeaving = claim.mode === 'retract' || claim.mode === 'notice';
  const state = isLeaving ? DeliveryState.RETRACTING : DeliveryState.SENDING;
  const isSameTry = delivery.inHandSince?.getTime() === claim.since.getTime();
  return isSameTry && delivery.tries === claim.tries && delivery.state === state;
}

/** Rule: whether a message may be on its way whose delivery was turned round, or given up in doubt, meanwhile. */
export function isOnItsWay(delivery: Delivery, now: Date): boolean {
  if (delivery.inHandSince === null) return false;
  // Turning round begins to count anew: once something has been tried since, that is what is in hand.
  if (delivery.state === DeliveryState.RETRACTING && delivery.tries > 0) return false;
  return Math.abs(now.getTime() - delivery.inHandSince.getTime()) < ON_ITS_WAY_MS;
}
