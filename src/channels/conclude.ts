import { type Context, enqueue } from '../identity/context.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Publication } from '../release/publication.ts';
import type { Outcome } from './adapters/index.ts';
import { Attempt } from './attempt.ts';
import { MOST_TRIES, nextTryAt } from './backoff.ts';
import type { Claim } from './claim.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { isInHand } from './in-hand.ts';
import { keepLate } from './keep-late.ts';
import { HOLDING_TRIES, nextInLine } from './line.ts';
import { openTrouble } from './open-trouble.ts';
import { readLine } from './read-line.ts';
import { settleTrouble } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { wake } from './wake.ts';

const REFUSED_RETRACTION_MS = 3_600_000;

interface Held {
  delivery: Delivery;
  publication: Publication;
}

type Of<K extends Outcome['kind']> = Extract<Outcome, { kind: K }>;

/** A lost answer where the far side cannot tell a repetition is a doubt, not a reason to try again (design law 6). */
function judged(claim: Claim, outcome: Outcome): Outcome {
  const isDoubt =
    outcome.kind === 'retry' && outcome.lost && claim.mode === 'send' && !claim.adapter.idempotent;
  return isDoubt ? { kind: 'unsure', detail: outcome.detail } : outcome;
}

async function accepted(tx: Context, delivery: Delivery, outcome: Of<'accepted'>): Promise<void> {
  const at = tx.now();
  delivery.receipt = { ...outcome.receipt, at: at.toISOString() };
  delivery.sentAt = at;
  delivery.exposed = true;
  Object.assign(delivery, { state: DeliveryState.SENT, tries: 0, nextTryAt: null });
  await tx.em.flush();
  await settleTrouble(tx, delivery);
  if (delivery.receipt.url) await enqueue(tx, 'channels.probe', { deliveryId: delivery.id, round: 1 });
}

async function giveUp(tx: Context, delivery: Delivery, state: DeliveryState): Promise<void> {
  Object.assign(delivery, { state, nextTryAt: null });
  await tx.em.flush();
  await openTrouble(tx, delivery);
}

async function tryLater(tx: Context, delivery: Delivery, after?: Date): Promise<void> {
  delivery.nextTryAt = nextTryAt(delivery.tries, tx.now(), { after, random: Math.random() });
  await tx.em.flush();
  await wake(tx, delivery.channel.id, delivery.nextTryAt);
}

async function sent(tx: Context, delivery: Delivery, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'accepted') return accepted(tx, delivery, outcome);
  if (outcome.kind === 'unsure' || (outcome.kind === 'retry' && outcome.lost)) delivery.exposed = true;
  if (outcome.kind === 'unsure') return giveUp(tx, delivery, DeliveryState.UNSURE);
  if (outcome.kind === 'refused' || delivery.tries >= MOST_TRIES) {
    return giveUp(tx, delivery, DeliveryState.FAILED);
  }
  delivery.state = DeliveryState.PLANNED;
  return tryLater(tx, delivery, outcome.after);
}

async function gone(tx: Context, delivery: Delivery): Promise<void> {
  const { channel, contentId } = delivery;
  // A newer copy has a retraction of its own: this one was begun before it came.
  const editionNumber = { $lte: delivery.editionNumber };
  const retracting = { channel, contentId, editionNumber, state: DeliveryState.RETRACTING };
  for (const copy of await tx.em.find(Delivery, retracting)) {
    Object.assign(copy, { state: DeliveryState.GONE, goneAt: tx.now(), nextTryAt: null, exposed: false });
    await tx.em.flush();
    await settleTrouble(tx, copy);
  }
  await settleWithdrawal(tx, contentId);
}

async function retracted(tx: Context, delivery: Delivery, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'accepted') return gone(tx, delivery);
  if (outcome.kind !== 'refused') {
    return tryLater(tx, delivery, outcome.kind === 'retry' ? outcome.after : undefined);
  }
  // It is never given up, but neither does it bar the way of what was restored meanwhile.
  delivery.tries = Math.max(delivery.tries, HOLDING_TRIES);
  await tryLater(tx, delivery, new Date(tx.now().getTime() + REFUSED_RETRACTION_MS));
  await openTrouble(tx, delivery);
}

async function apply(tx: Context, claim: Claim, held: Held, outcome: Outcome): Promise<void> {
  const { delivery } = held;
  const isCurrent = isInHand(claim, delivery);
  if (delivery.inHandSince?.getTime() === claim.since.getTime()) delivery.inHandSince = null;
  if (!isCurrent) return claim.mode === 'send' ? keepLate(tx, held, outcome) : undefined;
  return claim.mode === 'send' ? sent(tx, delivery, outcome) : retracted(tx, delivery, outcome);
}

/**
 * Stores how a try ended, and what follows from it, in one transaction; wakes the line again if somebody waits. Of a
 * try that is no longer in hand the attempt is kept, and the proof of a copy, but how the delivery stands is not its.
 */
export async function conclude(ctx: Context, claim: Claim, answer: Outcome): Promise<void> {
  const outcome = judged(claim, answer);
  await transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, claim.parcel.edition.contentId);
    const delivery = await mustLock(tx.em, Delivery, claim.deliveryId);
    const { kind, detail } = outcome;
    tx.em.create(Attempt, { delivery, at: tx.now(), outcome: `${claim.mode}.${kind}`, detail });
    await apply(tx, claim, { delivery, publication }, outcome);
    await tx.em.flush();
    if (nextInLine(await readLine(tx, claim.channelId), tx.now())) await wake(tx, claim.channelId);
  });
}
