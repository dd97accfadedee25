import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { handOn } from './hand-on.ts';
import { holdDelivery } from './hold-delivery.ts';
import { isOnItsWay } from './in-hand.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { settleTrouble } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { webAddress } from './web-address.ts';

/** What a person found at the far side. */
export interface Finding {
  deliveryId: string;
  arrived: boolean;
  url?: string | null;
}

function applyFinding(delivery: Delivery, found: Finding, url: string | null, now: Date): void {
  must(found.arrived || !isOnItsWay(delivery, now), 'WRONG_STATE', {
    zh: '稿件可能仍在途中，请两分钟后再核实',
    en: 'It may still be on its way; look again in two minutes',
  });
  if (delivery.state === DeliveryState.RETRACTING) {
    must(!found.arrived, 'WRONG_STATE', { zh: '正在撤回', en: 'It is being taken back' });
    Object.assign(delivery, { state: DeliveryState.GONE, goneAt: now, nextTryAt: null, exposed: false });
    return;
  }
  must(delivery.state === DeliveryState.UNSURE, 'WRONG_STATE');
  if (!found.arrived) {
    Object.assign(delivery, { state: DeliveryState.FAILED, exposed: false });
    return;
  }
  const remoteId = delivery.receipt?.remoteId ?? null;
  delivery.receipt = { remoteId, url: url ?? delivery.receipt?.url ?? null, at: now.toISOString() };
  Object.assign(delivery, { state: DeliveryState.LANDED, sentAt: delivery.sentAt ?? now, landedAt: now });
}

async function leave(tx: Context, delivery: Delivery): Promise<void> {
  await handOn(tx, delivery);
  await settleWithdrawal(tx, delivery.contentId);
}

/** Settles by a person's word what became of a delivery: UNSURE becomes LANDED or FAILED, and one that is being taken back becomes GONE when it is not there. */
export async function settleDelivery(ctx: Context, input: Finding): Promise<Delivery> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const url = webAddress('url', input.url);
  return transact(ctx, async (tx) => {
    const { delivery } = await holdDelivery(tx, input.deliveryId);
    const before = delivery.state;
    applyFinding(delivery, input, url, tx.now());
    await tx.em.flush();
    if (delivery.state !== DeliveryState.FAILED) await settleTrouble(tx, delivery);
    if (delivery.state === DeliveryState.GONE) await leave(tx, delivery);
    const detail = { before, state: delivery.state, url };
    await record(tx, 'delivery.settled', { type: 'Delivery', id: delivery.id }, detail);
    return delivery;
  });
}
