import type { Context } from '../identity/context.ts';
import type { Parcel } from './adapters/index.ts';
import { Attempt } from './attempt.ts';
import type { Channel } from './channel.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { leaveUnsure } from './leave-unsure.ts';
import { type OpenChannel, openChannel } from './open-channel.ts';
import { packParcel } from './pack-parcel.ts';
import type { Stock } from './stock.ts';

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

async function doubt(tx: Context, { adapter }: OpenChannel, delivery: Delivery): Promise<void> {
  const detail = 'the try was interrupted before its answer was stored';
  tx.em.create(Attempt, { delivery, at: tx.now(), outcome: 'send.unsure', detail });
  await leaveUnsure(tx, adapter, delivery);
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

/**
 * Marks a held delivery as tried now, in the act's own transaction, which writes it at its end; null when it was
 * interrupted where a second try would be a second post, and is left in doubt.
 */
export async function takeInHand(
  tx: Context,
  delivery: Delivery,
  { channel, stock }: { channel: Channel; stock: Stock },
): Promise<Claim | null> {
  const opened = openChannel(tx, channel);
  const parcel = await packParcel(tx, delivery, { adapter: opened.adapter, channel, stock });
  const mode = modeOf(delivery, opened, parcel);
  if (delivery.state === DeliveryState.SENDING && mode === 'send' && !opened.adapter.idempotent) {
    await doubt(tx, opened, delivery);
    return null;
  }
  const since = tx.now();
  mark(delivery, since);
  const taken = { deliveryId: delivery.id, channelId: channel.id, mode, tries: delivery.tries, since };
  return { ...taken, parcel, ...opened };
}
