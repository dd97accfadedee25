import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import type { Publication } from '../release/publication.ts';
import type { Outcome } from './adapters/index.ts';
import { type Aftermath, emptyAftermath, followUp } from './aftermath.ts';
import { Channel } from './channel.ts';
import type { Delivery } from './delivery.ts';
import { holdDue } from './hold-due.ts';
import { letRest } from './host-rests.ts';
import { callIn, holdHosts } from './host-turns.ts';
import { isInHand } from './in-hand.ts';
import { keepAttempts, type Tried } from './keep-attempts.ts';
import { keepLate } from './keep-late.ts';
import { keepRetracted } from './keep-retracted.ts';
import { keepSent } from './keep-sent.ts';
import { type Lane, readLanes } from './lane.ts';
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

function triedOf({ claim, answer }: Ended): Tried {
  const { kind, detail, requestId = null } = answer;
  return { deliveryId: claim.deliveryId, outcome: `${claim.mode}.${kind}`, detail, requestId };
}

async function apply(tx: Context, held: Held, ended: Ended, after: Aftermath): Promise<void> {
  const { claim, answer: outcome } = ended;
  const { delivery } = held;
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
  await keepAttempts(tx, ended.filter(({ claim }) => deliveries.has(claim.deliveryId)).map(triedOf));
  const after = emptyAftermath();
  for (const one of ended) {
    const delivery = deliveries.get(one.claim.deliveryId);
    const publication = publications.get(one.claim.parcel.edition.contentId);
    if (delivery && publication) await apply(tx, { delivery, publication }, one, after);
  }
  await followUp(tx, after);
}

/** The far side answered for good; of a channel that works that is no news. */
const FOR_GOOD: readonly Outcome['kind'][] = ['accepted', 'there', 'refused'];

/** Notes what the outcomes say of the channels themselves and of their hosts; answers how all of them stand then. */
async function noteAll(
  tx: Context,
  ended: readonly Ended[],
  lanes: readonly (Lane & { isAiling: boolean })[],
): Promise<Lane[]> {
  const ailing = new Set(lanes.filter(({ isAiling }) => isAiling).map(({ id }) => id));
  const news = ended.filter(
    ({ claim, answer }) => ailing.has(claim.channelId) || !FOR_GOOD.includes(answer.kind),
  );
  if (news.length === 0) return [...lanes];
  const found = await tx.em.find(Channel, { id: { $in: news.map(({ claim }) => claim.channelId) } });
  const channels = new Map(found.map((channel) => [channel.id, channel]));
  const outcomes = news.flatMap(({ claim, answer: outcome }) => {
    const channel = channels.get(claim.channelId);
    return channel ? [{ channel, outcome }] : [];
  });
  await noteHealth(tx, outcomes);
  // A host that took nothing and asks for time, by 429 or 503, is overloaded; another fault is the sub-site's own.
  const asked = outcomes.flatMap(({ channel, outcome }) =>
    outcome.kind === 'retry' && !outcome.lost && outcome.after ? [{ channel, until: outcome.after }] : [],
  );
  await letRest(tx, asked);
  return lanes.map((lane) => channels.get(lane.id) ?? lane);
}

/**
 * Stores how tries ended, and what follows from it, in one transaction; wakes each line again if somebody waits. Of a
 * try that is no longer in hand the attempt is kept, and the proof of a copy, but how the delivery stands is not its.
 */
export async function concludeAll(ctx: Context, answers: readonly Ended[]): Promise<void> {
  const ended = answers.map((one) => ({ ...one, answer: judged(one) }));
  await transact(ctx, async (tx) => {
    const before = await readLanes(
      tx,
      ended.map(({ claim }) => claim.channelId),
    );
    await holdHosts(tx, before);
    await applyAll(tx, ended);
    const lanes = await noteAll(tx, ended, before);
    // All is written; the commit need not look through it once more.
    tx.em.clear();
    const lines = await readLines(tx, lanes);
    const going = lanes.filter(({ id }) => nextInLine(lines.get(id) ?? [], tx.now()));
    await wakeAll(
      tx,
      going.map(({ id }) => id),
    );
    await callIn(tx, lanes);
  });
}

/** The same for one. */
export async function conclude(ctx: Context, claim: Claim, answer: Outcome): Promise<void> {
  await concludeAll(ctx, [{ claim, answer }]);
}
