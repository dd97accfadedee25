import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import type { Publication } from '../release/publication.ts';
import type { Outcome } from './adapters/index.ts';
import { type Aftermath, emptyAftermath, followUp } from './aftermath.ts';
import { Attempt } from './attempt.ts';
import { Channel } from './channel.ts';
import type { Delivery } from './delivery.ts';
import { holdDue } from './hold-due.ts';
import { letRest } from './host-rests.ts';
import { callIn, holdHosts } from './host-turns.ts';
import { isInHand } from './in-hand.ts';
import { keepLate } from './keep-late.ts';
import { keepRetracted } from './keep-retracted.ts';
import { keepSent } from './keep-sent.ts';
import { nextInLine } from './line.ts';
import { noteHealth } from './note-health.ts';
import { readLines } from './read-line.ts';
import type { Claim } from './take-in-hand.ts';
import { wakeAll } from './wake.ts';

/** A try, and how it ended. */
export interface Ended {
  claim: Claim;
  answer: Outcome;
}

interface Held {
  delivery: Delivery;
  publication: Publication;
}

/** A lost answer where the far side cannot tell a repetition is a doubt, not a reason to try again (design law 6). */
function judged({ claim: { mode, adapter }, answer }: Ended): Outcome {
  const isDoubt = answer.kind === 'retry' && answer.lost && mode === 'send' && !adapter.idempotent;
  const { detail, requestId } = answer;
  return isDoubt ? { kind: 'unsure', detail, requestId } : answer;
}

async function apply(tx: Context, held: Held, ended: Ended, after: Aftermath): Promise<void> {
  const { claim, answer: outcome } = ended;
  const { delivery } = held;
  const { kind, detail, requestId = null } = outcome;
  tx.em.create(Attempt, { delivery, at: tx.now(), outcome: `${claim.mode}.${kind}`, detail, requestId });
  const isLeaving = claim.mode === 'retract' || claim.mode === 'notice';
  const isCurrent = isInHand(claim, delivery);
  if (delivery.inHandSince?.getTime() === claim.since.getTime()) delivery.inHandSince = null;
  if (!isCurrent) return isLeaving ? undefined : keepLate(tx, held, outcome);
  if (isLeaving) return keepRetracted(tx, { claim, delivery, outcome }, after);
  return keepSent(tx, { claim, delivery, outcome }, after);
}

async function applyAll(tx: Context, ended: readonly Ended[]): Promise<void> {
  const due = ended.map(({ claim }) => ({ id: claim.deliveryId, contentId: claim.parcel.edition.contentId }));
  const { deliveries, publications } = await holdDue(tx, due);
  const after = emptyAftermath();
  for (const one of ended) {
    const delivery = deliveries.get(one.claim.deliveryId);
    const publication = publications.get(one.claim.parcel.edition.contentId);
    if (delivery && publication) await apply(tx, { delivery, publication }, one, after);
  }
  await tx.em.flush();
  await followUp(tx, after);
}

/** What the outcomes say of the channels themselves and of their hosts. */
async function noteAll(tx: Context, ended: readonly Ended[], channels: Map<string, Channel>): Promise<void> {
  const outcomes = ended.flatMap(({ claim, answer: outcome }) => {
    const channel = channels.get(claim.channelId);
    return channel ? [{ channel, outcome }] : [];
  });
  await noteHealth(tx, outcomes);
  // A host that took nothing and asks for time, by 429 or 503, is overloaded; another fault is the sub-site's own.
  const asked = outcomes.flatMap(({ channel, outcome }) =>
    outcome.kind === 'retry' && !outcome.lost && outcome.after ? [{ channel, until: outcome.after }] : [],
  );
  await letRest(tx, asked);
}

/**
 * Stores how tries ended, and what follows from it, in one transaction; wakes each line again if somebody waits. Of a
 * try that is no longer in hand the attempt is kept, and the proof of a copy, but how the delivery stands is not its.
 */
export async function concludeAll(ctx: Context, answers: readonly Ended[]): Promise<void> {
  const ended = answers.map((one) => ({ ...one, answer: judged(one) }));
  await transact(ctx, async (tx) => {
    const channels = await tx.em.find(Channel, { id: { $in: ended.map(({ claim }) => claim.channelId) } });
    await holdHosts(tx, channels);
    await applyAll(tx, ended);
    await noteAll(tx, ended, new Map(channels.map((channel) => [channel.id, channel])));
    const lines = await readLines(tx, channels);
    const going = channels.filter(({ id }) => nextInLine(lines.get(id) ?? [], tx.now()));
    await wakeAll(
      tx,
      going.map(({ id }) => id),
    );
    await callIn(tx, channels);
  });
}

/** The same for one. */
export async function conclude(ctx: Context, claim: Claim, answer: Outcome): Promise<void> {
  await concludeAll(ctx, [{ claim, answer }]);
}
