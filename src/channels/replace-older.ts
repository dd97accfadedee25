import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { turnBack } from './turn-back.ts';

const THERE = { $in: [DeliveryState.SENT, DeliveryState.LANDED, DeliveryState.UNSURE] };

/** Begins to take back the copies of earlier editions that a delivery has taken the place of, in the act's own transaction; the publication's row must be held. */
export async function replaceOlder(tx: Context, delivery: Delivery): Promise<void> {
  const { channel, contentId, editionNumber } = delivery;
  const older = { channel, contentId, editionNumber: { $lt: editionNumber }, state: THERE };
  const deliveries = await tx.em.find(Delivery, older, {
    orderBy: { id: 'asc' },
    populate: ['channel'],
    lockMode: LockMode.PESSIMISTIC_WRITE,
  });
  const unplacing = { explanation: '已由更正后的版本代替', at: tx.now().toISOString() };
  for (const one of deliveries) one.unplacing = unplacing;
  if (deliveries.length > 0) await turnBack(tx, deliveries);
}
