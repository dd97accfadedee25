import { type Context, enqueue } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Publication } from '../release/publication.ts';
import { type Outcome, waitOf } from './adapters/index.ts';
import { Attempt } from './attempt.ts';
import { nextTryAt } from './backoff.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { follow, giveUp, hasArrived, keepReceipt } from './keep-sent.ts';
import { noteHealth } from './note-health.ts';
import { replaceOlder } from './replace-older.ts';
import { settleTrouble } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { wake } from './wake.ts';

/** Looks for a result, some three days of them; then a person is asked. */
const MOST_ROUNDS = 90;

/** Looks at a far side that cannot tell, some quarter of an hour of them, after which a person is asked besides. */
const DOUBTFUL_ROUNDS = 10;

/** How the far side's result is known: the delivery, its ticket while it has one, and which look it was, from 1. */
export interface ResultOf {
  deliveryId: string;
  ticket: string | null;
  round: number;
}

type Arrived = Extract<Outcome, { kind: 'accepted' | 'there' }>;

async function came(tx: Context, delivery: Delivery, outcome: Arrived): Promise<void> {
  const now = tx.now();
  keepReceipt(delivery, outcome.receipt, null, now);
  delivery.ticket = outcome.kind === 'accepted' ? (outcome.pending?.ticket ?? null) : null;
  const isSeen = outcome.kind === 'accepted' && outcome.landed === true;
  const mayLand = [DeliveryState.SENT, DeliveryState.UNSURE].includes(delivery.state);
  if (mayLand)
    Object.assign(
      delivery,
      isSeen ? { state: DeliveryState.LANDED, landedAt: now } : { state: DeliveryState.SENT },
    );
  await tx.em.flush();
  if (mayLand) await settleTrouble(tx, delivery);
  if (mayLand && outcome.replaces) await replaceOlder(tx, delivery);
  // What is to be taken back can be named now.
  if (delivery.state === DeliveryState.RETRACTING) await wake(tx, delivery.channel.id);
  await follow(tx, delivery, outcome);
}

async function cameToNothing(tx: Context, delivery: Delivery): Promise<void> {
  Object.assign(delivery, { ticket: null, exposed: false, sentAt: null });
  if (delivery.state === DeliveryState.SENT) return giveUp(tx, delivery, DeliveryState.FAILED);
  if (delivery.state !== DeliveryState.RETRACTING) return tx.em.flush();
  Object.assign(delivery, { state: DeliveryState.GONE, goneAt: tx.now(), nextTryAt: null });
  await tx.em.flush();
  await settleTrouble(tx, delivery);
  await settleWithdrawal(tx, delivery.contentId);
}

/** It is certain that nothing was posted: what was in doubt takes its place in the line again. */
async function wasNotSent(tx: Context, delivery: Delivery): Promise<void> {
  if (delivery.state !== DeliveryState.UNSURE) return cameToNothing(tx, delivery);
  const planned = { state: DeliveryState.PLANNED, nextTryAt: tx.now(), ticket: null, exposed: false };
  Object.assign(delivery, planned);
  await tx.em.flush();
  await settleTrouble(tx, delivery);
  await wake(tx, delivery.channel.id);
}

/** What a person has found, or is being taken back, is not put in doubt by a result that does not come. */
async function leaveInDoubt(tx: Context, delivery: Delivery): Promise<void> {
  if (delivery.state === DeliveryState.SENT) await giveUp(tx, delivery, DeliveryState.UNSURE);
}

async function askLater(tx: Context, delivery: Delivery, of: ResultOf, outcome: Outcome): Promise<void> {
  if (!of.ticket) return;
  if (of.round >= MOST_ROUNDS) return leaveInDoubt(tx, delivery);
  if (outcome.kind === 'unsure' && of.round >= DOUBTFUL_ROUNDS) await leaveInDoubt(tx, delivery);
  const startAfter = nextTryAt(of.round, tx.now(), { after: waitOf(outcome), random: Math.random() });
  const next = { deliveryId: of.deliveryId, ticket: of.ticket, round: of.round + 1 };
  await enqueue(tx, 'channels.ask-result', next, { startAfter });
}

/** Whether a delivery is still in a state that a result can say something of. */
function isWaitedFor(delivery: Delivery, { ticket }: ResultOf): boolean {
  if (ticket !== null && delivery.ticket !== ticket) return false;
  const { SENT, UNSURE, RETRACTING, LANDED } = DeliveryState;
  return [SENT, UNSURE, RETRACTING, LANDED].includes(delivery.state);
}

async function apply(tx: Context, delivery: Delivery, of: ResultOf, outcome: Outcome): Promise<void> {
  if (hasArrived(outcome)) return came(tx, delivery, outcome);
  if (outcome.kind === 'refused') return cameToNothing(tx, delivery);
  if (outcome.kind === 'retry' && outcome.absent) return wasNotSent(tx, delivery);
  return askLater(tx, delivery, of, outcome);
}

/** Stores a result that came later, by asking or by a call, and what follows from it; one that nobody waits for any more changes nothing. */
export async function keepResult(ctx: Context, of: ResultOf, outcome: Outcome): Promise<void> {
  await transact(ctx, async (tx) => {
    const { contentId } = await tx.em.findOneOrFail(Delivery, { id: of.deliveryId });
    await mustLock(tx.em, Publication, contentId);
    const delivery = await mustLock(tx.em, Delivery, of.deliveryId);
    if (!isWaitedFor(delivery, of)) return;
    const { kind, detail, requestId = null } = outcome;
    tx.em.create(Attempt, { delivery, at: tx.now(), outcome: `result.${kind}`, detail, requestId });
    await apply(tx, delivery, of, outcome);
    await tx.em.flush();
    if (kind !== 'reauthorise') return;
    await noteHealth(tx, [{ channel: await mustFind(tx.em, Channel, delivery.channel.id), outcome }]);
  });
}
