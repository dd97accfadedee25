import type { Context } from '../identity/context.ts';
import type { Outcome } from './adapters/index.ts';
import type { Claim } from './claim.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { hasArrived, tryLater } from './keep-sent.ts';
import { HOLDING_TRIES } from './line.ts';
import { openTrouble } from './open-trouble.ts';
import { settleTrouble } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';

const REFUSED_RETRACTION_MS = 3_600_000;

/** Copies that went with the one that was taken back: where a correction changes the copy in place there is but one. */
async function takenWith(tx: Context, claim: Claim, delivery: Delivery): Promise<Delivery[]> {
  if (!claim.adapter.update) return [delivery];
  const { channel, contentId } = delivery;
  // A newer copy has a retraction of its own: this one was begun before it came.
  const editionNumber = { $lte: delivery.editionNumber };
  return tx.em.find(Delivery, { channel, contentId, editionNumber, state: DeliveryState.RETRACTING });
}

async function gone(tx: Context, claim: Claim, delivery: Delivery): Promise<void> {
  for (const copy of await takenWith(tx, claim, delivery)) {
    const state = { state: DeliveryState.GONE, goneAt: tx.now(), nextTryAt: null };
    Object.assign(copy, { ...state, exposed: false, ticket: null });
    await tx.em.flush();
    await settleTrouble(tx, copy);
  }
  await settleWithdrawal(tx, delivery.contentId);
}

/** The far side can only be told: a person takes the copy down, and says so. */
async function leaveToPerson(tx: Context, delivery: Delivery, noticedAt: Date | null): Promise<void> {
  Object.assign(delivery, { nextTryAt: null, noticedAt: noticedAt ?? delivery.noticedAt });
  await tx.em.flush();
  await openTrouble(tx, delivery);
}

async function keepNotice(tx: Context, claim: Claim, delivery: Delivery, outcome: Outcome): Promise<void> {
  if (hasArrived(outcome)) return leaveToPerson(tx, delivery, tx.now());
  const isLost = outcome.kind === 'unsure' || (outcome.kind === 'retry' && outcome.lost === true);
  // A notice is a post too: it is not sent twice, and the person who takes the copy down sees whether it is there.
  if (outcome.kind === 'refused' || (isLost && !claim.adapter.idempotent)) {
    return leaveToPerson(tx, delivery, null);
  }
  return putOff(tx, delivery, outcome);
}

async function putOff(tx: Context, delivery: Delivery, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'paused')
    return tryLater(tx, delivery, new Date(tx.now().getTime() + REFUSED_RETRACTION_MS));
  return tryLater(tx, delivery, outcome.kind === 'retry' ? outcome.after : undefined);
}

/** Stores the outcome of a retraction, or of the notice in its place, that is in hand, and what follows from it. */
export async function keepRetracted(
  tx: Context,
  claim: Claim,
  delivery: Delivery,
  outcome: Outcome,
): Promise<void> {
  if (claim.mode === 'notice') return keepNotice(tx, claim, delivery, outcome);
  if (hasArrived(outcome)) return gone(tx, claim, delivery);
  if (outcome.kind !== 'refused') return putOff(tx, delivery, outcome);
  // It is never given up, but neither does it bar the way of what was restored meanwhile.
  delivery.tries = Math.max(delivery.tries, HOLDING_TRIES);
  await tryLater(tx, delivery, new Date(tx.now().getTime() + REFUSED_RETRACTION_MS));
  await openTrouble(tx, delivery);
}
