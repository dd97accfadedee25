import { type Context, enqueue } from '../identity/context.ts';
import { type Outcome, type Receipt, waitOf } from './adapters/index.ts';
import type { Aftermath } from './aftermath.ts';
import { MOST_TRIES, nextTryAt } from './backoff.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { leaveUnsure } from './leave-unsure.ts';
import { openTask } from './open-task.ts';
import { openTrouble } from './open-trouble.ts';
import { replaceOlder } from './replace-older.ts';
import { settleTrouble } from './settle-trouble.ts';
import type { Claim } from './take-in-hand.ts';

/** A try that is in hand, the delivery it was of, and how it ended. */
export interface Answered {
  claim: Claim;
  delivery: Delivery;
  outcome: Outcome;
}

type Arrived = Extract<Outcome, { kind: 'accepted' | 'there' }>;

/** Whether an outcome says that the far side has what it was sent. */
export function hasArrived(outcome: Outcome): outcome is Arrived {
  return outcome.kind === 'accepted' || outcome.kind === 'there';
}

/** Whether a person must carry out what was accepted. */
export function isTask(outcome: Outcome): boolean {
  return outcome.kind === 'accepted' && outcome.task === true;
}

/** Keeps what proves a copy; what the far side does not say again holds from before. */
export function keepReceipt(
  delivery: Delivery,
  receipt: Receipt | undefined,
  before: Receipt | null,
  at: Date,
): void {
  const known = delivery.receipt ?? before;
  const remoteId = receipt?.remoteId ?? known?.remoteId ?? null;
  delivery.receipt = { remoteId, url: receipt?.url ?? known?.url ?? null, at: at.toISOString() };
}

/** Whether its page is to be looked at for the first time. */
function isToProbe({ state, receipt }: Delivery): boolean {
  return state === DeliveryState.SENT && Boolean(receipt?.url);
}

/** Queues what will say whether the copy is there: the result that was promised, or a reading back. */
export async function follow(tx: Context, delivery: Delivery, outcome: Arrived): Promise<void> {
  const pending = outcome.kind === 'accepted' ? outcome.pending : undefined;
  if (pending) {
    const { ticket, after } = pending;
    const asked = { deliveryId: delivery.id, ticket, round: 1 };
    return enqueue(tx, 'channels.ask-result', asked, { startAfter: after });
  }
  if (!isToProbe(delivery)) return;
  await enqueue(tx, 'channels.probe', { deliveryId: delivery.id, round: 1 });
}

/** Gives a delivery up to a person. */
export async function giveUp(tx: Context, delivery: Delivery, state: DeliveryState): Promise<void> {
  Object.assign(delivery, { state, nextTryAt: null });
  await tx.em.flush();
  await openTrouble(tx, delivery);
}

/** Puts the next try off, by the rule of the waits; it is queued with the aftermath. */
export function tryLater(tx: Context, delivery: Delivery, after: Aftermath, asked?: Date): void {
  delivery.nextTryAt = nextTryAt(delivery.tries, tx.now(), { after: asked, random: Math.random() });
  after.later.push(delivery);
}

function markSent(claim: Claim, delivery: Delivery, outcome: Arrived, at: Date): void {
  const isSeen = outcome.kind === 'accepted' && outcome.landed === true;
  const ticket = outcome.kind === 'accepted' ? (outcome.pending?.ticket ?? null) : null;
  keepReceipt(delivery, outcome.receipt, claim.mode === 'update' ? claim.parcel.standing : null, at);
  const state = isSeen ? DeliveryState.LANDED : DeliveryState.SENT;
  const sent = { state, sentAt: at, landedAt: isSeen ? at : null, ticket };
  Object.assign(delivery, { ...sent, exposed: true, tries: 0, nextTryAt: null });
}

async function arrived(
  tx: Context,
  { claim, delivery }: Answered,
  outcome: Arrived,
  after: Aftermath,
): Promise<void> {
  markSent(claim, delivery, outcome, tx.now());
  if (delivery.ticket === null && !isTask(outcome)) {
    after.well.push(delivery);
    if (isToProbe(delivery)) after.toProbe.push(delivery);
    return;
  }
  await tx.em.flush();
  await settleTrouble(tx, delivery);
  if (isTask(outcome)) await openTask(tx, delivery);
  if (outcome.replaces) await replaceOlder(tx, delivery);
  await follow(tx, delivery, outcome);
}

/** Stores the outcome of a send or an update that is in hand, in the act's own transaction, which writes it at its end; what follows from it for many alike is left to the aftermath. */
export async function keepSent(tx: Context, answered: Answered, after: Aftermath): Promise<void> {
  const { claim, delivery, outcome } = answered;
  if (hasArrived(outcome)) return arrived(tx, answered, outcome, after);
  if (outcome.kind === 'unsure' || (outcome.kind === 'retry' && outcome.lost)) delivery.exposed = true;
  if (outcome.kind === 'unsure') return leaveUnsure(tx, claim.adapter, delivery);
  if (outcome.kind === 'paused' || outcome.kind === 'reauthorise') {
    // It was not the delivery's fault: the channel stands still, and the delivery keeps its place.
    Object.assign(delivery, { state: DeliveryState.PLANNED, tries: delivery.tries - 1, nextTryAt: null });
    return;
  }
  if (outcome.kind === 'refused' || delivery.tries >= MOST_TRIES) {
    return giveUp(tx, delivery, DeliveryState.FAILED);
  }
  delivery.state = DeliveryState.PLANNED;
  tryLater(tx, delivery, after, waitOf(outcome));
}
