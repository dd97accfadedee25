import { DeliveryState } from './delivery.ts';
import type { Turning } from './turning.ts';

type Turnable = Pick<Turning, 'state' | 'exposed' | 'tries' | 'nextTryAt' | 'goneAt'>;

const THERE = [DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.LANDED, DeliveryState.UNSURE];

/** Whether a copy may be at the far side. */
function mayBeThere(delivery: Turnable): boolean {
  return THERE.includes(delivery.state) || delivery.exposed;
}

/** Rule: turns a delivery of a withdrawn content round: RETRACTING, due at once, where a copy may be there, and GONE unsent where none can be. */
export function turnRound(delivery: Turnable, now: Date): void {
  if (delivery.state === DeliveryState.RETRACTING || delivery.state === DeliveryState.GONE) return;
  const retracting = { state: DeliveryState.RETRACTING, tries: 0, nextTryAt: now };
  const gone = { state: DeliveryState.GONE, goneAt: now, nextTryAt: null };
  Object.assign(delivery, mayBeThere(delivery) ? retracting : gone);
}
