import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { goneWithOlder } from './gone-with-older.ts';
import { handOn } from './hand-on.ts';
import { holdDelivery } from './hold-delivery.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { settleTrouble, settleTroubles } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { webAddress } from './web-address.ts';

/** What proves that a person carried a delivery out: an address, a picture in the media store, or both. */
export interface Proof {
  deliveryId: string;
  url?: string | null;
  sha256?: string | null;
}

const MAY_LAND = [DeliveryState.SENT, DeliveryState.UNSURE, DeliveryState.FAILED, DeliveryState.LANDED];

function applyProof(delivery: Delivery, url: string | null, at: Date): void {
  if (delivery.state === DeliveryState.RETRACTING) {
    must(delivery.noticedAt, 'WRONG_STATE', {
      zh: '撤回尚未交办',
      en: 'Its removal has not been handed over',
    });
    Object.assign(delivery, { state: DeliveryState.GONE, goneAt: at, nextTryAt: null, exposed: false });
    return;
  }
  must(MAY_LAND.includes(delivery.state), 'WRONG_STATE');
  const remoteId = delivery.receipt?.remoteId ?? null;
  const receipt = { remoteId, url: url ?? delivery.receipt?.url ?? null, at: at.toISOString() };
  Object.assign(delivery, {
    receipt,
    state: DeliveryState.LANDED,
    landedAt: at,
    sentAt: delivery.sentAt ?? at,
  });
  Object.assign(delivery, { exposed: true, nextTryAt: null });
}

async function mustHavePicture(ctx: Context, sha256: string | null | undefined): Promise<void> {
  if (!sha256) return;
  const field = { field: 'sha256' };
  must(
    await ctx.media.exists(sha256),
    'NOT_FOUND',
    { zh: '没有找到上传的图片', en: 'No such picture' },
    field,
  );
}

/** Keeps the proof of who carried a delivery out by hand: a post has LANDED, a copy that was to be taken down is GONE. */
export async function proveDelivery(ctx: Context, input: Proof): Promise<Delivery> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const url = webAddress('url', input.url);
  must(url || input.sha256, 'BAD_USER_INPUT', {
    zh: '请填写网址或上传图片',
    en: 'Give an address or a picture',
  });
  await mustHavePicture(ctx, input.sha256);
  return transact(ctx, async (tx) => {
    const { delivery } = await holdDelivery(tx, input.deliveryId);
    const at = tx.now();
    applyProof(delivery, url, at);
    delivery.proof = { sha256: input.sha256 ?? null, byId: tx.actor.id, at: at.toISOString() };
    await tx.em.flush();
    await settleTrouble(tx, delivery);
    if (delivery.state === DeliveryState.GONE) {
      const copies = await goneWithOlder(tx, [delivery]);
      await tx.em.flush();
      await settleTroubles(tx, copies);
      await handOn(tx, delivery);
      await settleWithdrawal(tx, delivery.contentId);
    }
    const detail = { state: delivery.state, url, picture: input.sha256 ?? null };
    await record(tx, 'delivery.proved', { type: 'Delivery', id: delivery.id }, detail);
    return delivery;
  });
}
