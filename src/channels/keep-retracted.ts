import type { Context } from '../identity/context.ts';
import { type Outcome, waitOf } from './adapters/index.ts';
import type { Aftermath } from './aftermath.ts';
import type { Delivery } from './delivery.ts';
import { keepRendition } from './keep-rendition.ts';
import { type Answered, hasArrived, isTask, tryLater } from './keep-sent.ts';
import { HOLDING_TRIES } from './line.ts';
import { openTask } from './open-task.ts';
import { openTrouble } from './open-trouble.ts';
import { wake } from './wake.ts';

const REFUSED_RETRACTION_MS = 3_600_000;

/** Keeps the words in which the channel says that the copy was withdrawn. */
async function keepNoticeWords(tx: Context, { claim, delivery }: Answered): Promise<void> {
  const { edition, rendition } = claim.parcel;
  delivery.notice = await keepRendition(tx, edition.id, rendition);
}

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

async function keepNotice(tx: Context, answered: Answered, after: Aftermath): Promise<void> {
  const { claim, delivery, outcome } = answered;
  await keepNoticeWords(tx, answered);
  if (hasArrived(outcome)) return leaveToPerson(tx, delivery, tx.now());
  const isLost = outcome.kind === 'unsure' || (outcome.kind === 'retry' && outcome.lost === true);
  // A notice is a post too: it is not sent twice, and the person who takes the copy down sees whether it is there.
  if (outcome.kind === 'refused' || (isLost && !claim.adapter.idempotent)) {
    return leaveToPerson(tx, delivery, null);
  }
  putOff(tx, delivery, outcome, after);
}

function putOff(tx: Context, delivery: Delivery, outcome: Outcome, after: Aftermath): void {
  if (outcome.kind === 'paused') tryInAnHour(tx, delivery, after);
  else tryLater(tx, delivery, after, waitOf(outcome));
}

function tryInAnHour(tx: Context, delivery: Delivery, after: Aftermath): void {
  tryLater(tx, delivery, after, new Date(tx.now().getTime() + REFUSED_RETRACTION_MS));
}

/** The far side has been told and obeys later, such as a screen that is switched off: it is asked again, and has not failed. */
async function awaitEnd(tx: Context, delivery: Delivery, after: Date): Promise<void> {
  Object.assign(delivery, { nextTryAt: after, tries: 0 });
  await tx.em.flush();
  await wake(tx, delivery.channel.id, after);
}

/** The far side will not take the copy down: a person is asked to, with the words of a notice until then, while it is asked again every hour. */
async function keepRefused(tx: Context, answered: Answered, after: Aftermath): Promise<void> {
  const { delivery } = answered;
  await keepNoticeWords(tx, answered);
  delivery.noticedAt ??= tx.now();
  // It is never given up, but neither does it bar the way of what was restored meanwhile.
  delivery.tries = Math.max(delivery.tries, HOLDING_TRIES);
  tryInAnHour(tx, delivery, after);
  await openTask(tx, delivery);
}

/** Stores the outcome of a retraction, or of the notice in its place, that is in hand, in the act's own transaction; what follows from a copy that is gone is left to the aftermath. */
export async function keepRetracted(tx: Context, answered: Answered, after: Aftermath): Promise<void> {
  const { claim, delivery, outcome } = answered;
  if (claim.mode === 'notice') return keepNotice(tx, answered, after);
  if (isTask(outcome)) return handOver(tx, delivery);
  if (outcome.kind === 'accepted' && outcome.pending) return awaitEnd(tx, delivery, outcome.pending.after);
  if (hasArrived(outcome)) return void after.gone.push(delivery);
  if (outcome.kind !== 'refused') return putOff(tx, delivery, outcome, after);
  return keepRefused(tx, answered, after);
}
