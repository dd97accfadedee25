import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import type { Publication } from '../release/publication.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { holdDelivery } from './hold-delivery.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { wake } from './wake.ts';

async function mustBeCurrent(tx: Context, delivery: Delivery, publication: Publication): Promise<void> {
  must(!publication.withdrawalKind, 'WRONG_STATE', {
    zh: '内容已撤下',
    en: 'The content has been withdrawn',
  });
  const { channel, contentId, editionNumber } = delivery;
  const newer = await tx.em.count(Delivery, { channel, contentId, editionNumber: { $gt: editionNumber } });
  must(!newer, 'WRONG_STATE', {
    zh: '该渠道已有更新的版本',
    en: 'A newer edition is there or on its way already',
  });
}

/** Sends a FAILED or UNSURE delivery once more, under its own id, at the end of the line; tries a retraction again now. */
export async function resend(ctx: Context, input: { deliveryId: string }): Promise<Delivery> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  return transact(ctx, async (tx) => {
    const { delivery, publication } = await holdDelivery(tx, input.deliveryId);
    const before = delivery.state;
    if (before === DeliveryState.RETRACTING) {
      delivery.nextTryAt = tx.now();
    } else {
      must(before === DeliveryState.FAILED || before === DeliveryState.UNSURE, 'WRONG_STATE');
      await mustBeCurrent(tx, delivery, publication);
      const planned = { state: DeliveryState.PLANNED, plannedAt: tx.now(), tries: 0, nextTryAt: null };
      Object.assign(delivery, planned);
    }
    await tx.em.flush();
    await wake(tx, delivery.channel.id);
    await record(tx, 'delivery.resent', { type: 'Delivery', id: delivery.id }, { before });
    return delivery;
  });
}
