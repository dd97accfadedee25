import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Publication } from '../release/publication.ts';
import type { Adapter, Parcel } from './adapters/index.ts';
import { Attempt } from './attempt.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { handOn } from './hand-on.ts';
import { nextInLine } from './line.ts';
import { type OpenChannel, openChannel } from './open-channel.ts';
import { openTrouble } from './open-trouble.ts';
import { packParcel } from './pack-parcel.ts';
import { readLine } from './read-line.ts';
import { settleTrouble } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { turnRound } from './turn-round.ts';
import { wake } from './wake.ts';

/** A delivery in hand: what is to be tried, and by whom. */
export interface Claim extends OpenChannel {
  deliveryId: string;
  channelId: string;
  mode: 'send' | 'retract';
  /** Which try it is, and since when: what an answer is known by that comes after another try was begun. */
  tries: number;
  since: Date;
  parcel: Parcel;
}

async function isOvertaken(tx: Context, delivery: Delivery): Promise<boolean> {
  const { SENDING, SENT, LANDED, UNSURE } = DeliveryState;
  const { channel, contentId, editionNumber } = delivery;
  const newer = { channel, contentId, editionNumber: { $gt: editionNumber } };
  return (await tx.em.count(Delivery, { ...newer, state: { $in: [SENDING, SENT, LANDED, UNSURE] } })) > 0;
}

async function leaveOut(tx: Context, delivery: Delivery, detail: string): Promise<void> {
  const verb = delivery.state === DeliveryState.RETRACTING ? 'retract' : 'send';
  Object.assign(delivery, { state: DeliveryState.GONE, goneAt: tx.now(), nextTryAt: null });
  tx.em.create(Attempt, { delivery, at: tx.now(), outcome: `${verb}.skipped`, detail });
  await tx.em.flush();
  await settleTrouble(tx, delivery);
  if (verb === 'send') return;
  await handOn(tx, delivery);
  await settleWithdrawal(tx, delivery.contentId);
}

async function doubt(tx: Context, delivery: Delivery): Promise<void> {
  Object.assign(delivery, { state: DeliveryState.UNSURE, nextTryAt: null, exposed: true });
  const detail = 'the try was interrupted before its answer was stored';
  tx.em.create(Attempt, { delivery, at: tx.now(), outcome: 'send.unsure', detail });
  await tx.em.flush();
  await openTrouble(tx, delivery);
}

/** Whether the delivery was dealt with without a try: overtaken, withdrawn meanwhile, or interrupted where a second try would be a second post. */
async function isDealtWith(tx: Context, delivery: Delivery, adapter: Adapter): Promise<boolean> {
  if (await isOvertaken(tx, delivery)) {
    await leaveOut(tx, delivery, 'a newer edition is there already');
    return true;
  }
  if (delivery.state === DeliveryState.RETRACTING) return false;
  const publication = await mustFind(tx.em, Publication, delivery.contentId);
  if (publication.withdrawalKind) {
    turnRound(delivery, tx.now());
    if (delivery.state === DeliveryState.GONE) await leaveOut(tx, delivery, 'withdrawn before it was sent');
    return true;
  }
  if (delivery.state === DeliveryState.SENDING && !adapter.idempotent) {
    await doubt(tx, delivery);
    return true;
  }
  return false;
}

function mark(delivery: Delivery, now: Date): Claim['mode'] {
  delivery.tries += 1;
  delivery.inHandSince = now;
  if (delivery.state === DeliveryState.RETRACTING) return 'retract';
  if (delivery.state === DeliveryState.SENDING) delivery.exposed = true;
  Object.assign(delivery, { state: DeliveryState.SENDING, nextTryAt: null });
  return 'send';
}

/**
 * Takes the next delivery of a channel's line in hand, and commits that before anything is sent; null when there is
 * none, or when it could be dealt with without a try. One found SENDING was interrupted: it is sent again under the
 * same id where the far side knows the id again.
 */
export async function claim(ctx: Context, channelId: string): Promise<Claim | null> {
  return transact(ctx, async (tx) => {
    const channel = await mustFind(tx.em, Channel, channelId);
    const opened = openChannel(tx, channel);
    const next = nextInLine(await readLine(tx, channelId), tx.now());
    if (!next) return null;
    await mustLock(tx.em, Publication, next.contentId);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const delivery = await tx.em.findOneOrFail(Delivery, { id: next.id }, { lockMode });
    const isUnchanged = delivery.state === next.state;
    if (!isUnchanged || (await isDealtWith(tx, delivery, opened.adapter))) {
      await tx.em.flush();
      await wake(tx, channelId);
      return null;
    }
    const since = tx.now();
    const mode = mark(delivery, since);
    await tx.em.flush();
    const parcel = await packParcel(tx, delivery, mode);
    const taken = { deliveryId: delivery.id, channelId, mode, tries: delivery.tries, since };
    return { ...taken, parcel, ...opened };
  });
}
