import type { Context } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Publication } from '../release/publication.ts';
import type { Outcome } from './adapters/index.ts';
import { Attempt } from './attempt.ts';
import { Channel } from './channel.ts';
import type { Claim } from './claim.ts';
import { Delivery } from './delivery.ts';
import { isInHand } from './in-hand.ts';
import { keepLate } from './keep-late.ts';
import { keepRetracted } from './keep-retracted.ts';
import { keepSent } from './keep-sent.ts';
import { nextInLine } from './line.ts';
import { noteHealth } from './note-health.ts';
import { readLine } from './read-line.ts';
import { wake } from './wake.ts';

interface Held {
  delivery: Delivery;
  publication: Publication;
}

/** A lost answer where the far side cannot tell a repetition is a doubt, not a reason to try again (design law 6). */
function judged({ mode, adapter }: Claim, outcome: Outcome): Outcome {
  const isDoubt = outcome.kind === 'retry' && outcome.lost && mode === 'send' && !adapter.idempotent;
  const { detail, requestId } = outcome;
  return isDoubt ? { kind: 'unsure', detail, requestId } : outcome;
}

async function apply(tx: Context, claim: Claim, held: Held, outcome: Outcome): Promise<void> {
  const { delivery } = held;
  const isLeaving = claim.mode === 'retract' || claim.mode === 'notice';
  const isCurrent = isInHand(claim, delivery);
  if (delivery.inHandSince?.getTime() === claim.since.getTime()) delivery.inHandSince = null;
  if (isCurrent)
    return isLeaving ? keepRetracted(tx, claim, delivery, outcome) : keepSent(tx, claim, delivery, outcome);
  if (!isLeaving) await keepLate(tx, held, outcome);
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
    const { kind, detail, requestId = null } = outcome;
    tx.em.create(Attempt, { delivery, at: tx.now(), outcome: `${claim.mode}.${kind}`, detail, requestId });
    await apply(tx, claim, { delivery, publication }, outcome);
    await tx.em.flush();
    await noteHealth(tx, claim.channelId, outcome);
    const channel = await mustFind(tx.em, Channel, claim.channelId);
    if (nextInLine(await readLine(tx, channel), tx.now())) await wake(tx, claim.channelId);
  });
}
