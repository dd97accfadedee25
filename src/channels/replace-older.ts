import type { Context } from '../identity/context.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { turnBack } from './turn-back.ts';
import { holdTurning } from './turning.ts';

const THERE = [DeliveryState.SENT, DeliveryState.LANDED, DeliveryState.UNSURE];

/** Begins to take back the copies of earlier editions that a delivery has taken the place of, in the act's own transaction; the publication's row must be held. */
export async function replaceOlder(tx: Context, delivery: Delivery): Promise<void> {
  const { channel, contentId, editionNumber } = delivery;
  const older = { contentId, before: editionNumber, channelIds: [channel.id], states: THERE };
  const turning = await holdTurning(tx, older);
  const unplacing = { explanation: '已由更正后的版本代替', at: tx.now().toISOString() };
  for (const one of turning) one.unplacing = unplacing;
  if (turning.length > 0) await turnBack(tx, turning);
}
