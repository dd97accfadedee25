import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Publication } from '../release/publication.ts';
import type { Parcel } from './adapters/index.ts';
import { Attempt } from './attempt.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { handOn } from './hand-on.ts';
import { leaveUnsure } from './leave-unsure.ts';
import { nextInLine } from './line.ts';
import { keepsOneCopy } from './one-copy.ts';
import { type OpenChannel, openChannel } from './open-channel.ts';
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
  mode: 'send' | 'update' | 'retract' | 'notice';
  /** Which try it is, and since when: what an answer is known by that comes after another try was begun. */
  tries: number;
  since: Date;
  parcel: Parcel;
}

async function isOvertaken(tx: Context, delivery: Delivery): Promise<boolean> {
  const { SENDING, SENT, LANDED, UNSURE } = DeliveryState;
  const { channel, contentId, editionNumber } = delivery;
  // Where each correction is a post of its own, a newer one takes nothing of the older one's place.
  if (delivery.state === DeliveryState.RETRACTING && !keepsOneCopy(channel.kind)) return false;
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

async function doubt(tx: Context, { adapter }: OpenChannel, delivery: Delivery): Promise<void> {
  const detail = 'the try was interrupted before its answer was stored';
  tx.em.create(Attempt, { delivery, at: tx.now(), outcome: 'send.unsure', detail });
  await leaveUnsure(tx, adapter, delivery);
}

/** Whether the delivery was dealt with without a try: overtaken, withdrawn meanwhile, or interrupted where a second try would be a second post. */
async function isDealtWith(tx: Context, delivery: Delivery): Promise<boolean> {
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
  return false;
}

/** What is to be done at the far side: a copy that stands there is changed or taken back where the adapter can. */
function modeOf({ state }: Delivery, { adapter }: OpenChannel, { standing }: Parcel): Claim['mode'] {
  if (state === DeliveryState.RETRACTING) return adapter.retract ? 'retract' : 'notice';
  return standing && adapter.update ? 'update' : 'send';
}

function mark(delivery: Delivery, now: Date): void {
  delivery.tries += 1;
  delivery.inHandSince = now;
  delivery.firstTriedAt ??= now;
  if (delivery.state === DeliveryState.RETRACTING) return;
  if (delivery.state === DeliveryState.SENDING) delivery.exposed = true;
  Object.assign(delivery, { state: DeliveryState.SENDING, nextTryAt: null });
}

async function takeInHand(
  tx: Context,
  delivery: Delivery,
  opened: OpenChannel & { channel: Channel },
): Promise<Claim | null> {
  const parcel = await packParcel(tx, delivery, opened);
  const mode = modeOf(delivery, opened, parcel);
  if (delivery.state === DeliveryState.SENDING && mode === 'send' && !opened.adapter.idempotent) {
    await doubt(tx, opened, delivery);
    await wake(tx, opened.channel.id);
    return null;
  }
  const since = tx.now();
  mark(delivery, since);
  await tx.em.flush();
  const { adapter, settings, secrets, channel } = opened;
  const taken = { deliveryId: delivery.id, channelId: channel.id, mode, tries: delivery.tries, since };
  return { ...taken, parcel, adapter, settings, secrets };
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
    const next = nextInLine(await readLine(tx, channel), tx.now());
    if (!next) return null;
    await mustLock(tx.em, Publication, next.contentId);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const delivery = await tx.em.findOneOrFail(Delivery, { id: next.id }, { lockMode });
    const isUnchanged = delivery.state === next.state;
    if (isUnchanged && !(await isDealtWith(tx, delivery))) {
      return takeInHand(tx, delivery, { ...opened, channel });
    }
    await tx.em.flush();
    await wake(tx, channelId);
    return null;
  });
}
