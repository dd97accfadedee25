import type { Context } from '../identity/context.ts';
import type { Outcome } from './adapters/index.ts';
import type { Aftermath } from './aftermath.ts';
import type { Delivery } from './delivery.ts';
import { type Answered, hasArrived, isTask, tryLater } from './keep-sent.ts';
import { HOLDING_TRIES } from './line.ts';
import { openTask } from './open-task.ts';
import { openTrouble } from './open-trouble.ts';
import type { Claim } from './take-in-hand.ts';
import { wake } from './wake.ts';

const REFUSED_RETRACTION_MS = 3_600_000;

/** The far side can only be told: a person takes the copy down, and says so. */
async function leaveToPerson(tx: Context, delivery: Delivery, noticedAt: Date | null): Promise<void> {
  Object.assign(delivery, { nextTryAt: null, noticedAt: noticedAt ?? delivery.noticedAt });
  await tx.em.flush();
  await openTrouble(tx, delivery);
}

async function handOver(tx: Context, delivery: Delivery): Promise<void> {
  Object.assign(delivery, { nextTryAt: null, noticedAt: tx.now() });
  await tx.em.flush();
  await openTask(tx, delivery);
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

/** The far side has been told and obeys later, such as a screen that is switched off: it is asked again, and has not failed. */
async function awaitEnd(tx: Context, delivery: Delivery, after: Date): Promise<void> {
  Object.assign(delivery, { nextTryAt: after, tries: 0 });
  await tx.em.flush();
  await wake(tx, delivery.channel.id, after);
}

/** Stores the outcome of a retraction, or of the notice in its place, that is in hand, in the act's own transaction; what follows from a copy that is gone is left to the aftermath. */
export async function keepRetracted(tx: Context, answered: Answered, after: Aftermath): Promise<void> {
  const { claim, delivery, outcome } = answered;
  if (claim.mode === 'notice') return keepNotice(tx, claim, delivery, outcome);
  if (isTask(outcome)) return handOver(tx, delivery);
  if (outcome.kind === 'accepted' && outcome.pending) return awaitEnd(tx, delivery, outcome.pending.after);
  if (hasArrived(outcome)) return void after.gone.push(delivery);
  if (outcome.kind !== 'refused') return putOff(tx, delivery, outcome);
  // It is never given up, but neither does it bar the way of what was restored meanwhile.
  delivery.tries = Math.max(delivery.tries, HOLDING_TRIES);
  await tryLater(tx, delivery, new Date(tx.now().getTime() + REFUSED_RETRACTION_MS));
  await openTrouble(tx, delivery);
}
