import type { Context } from '../identity/context.ts';
import type { Publication } from '../release/publication.ts';
import { Attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { DeliveryState } from './delivery.ts';
import { handOn } from './hand-on.ts';
import { keepsOneCopy } from './one-copy.ts';
import { settleTrouble } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { turnRound } from './turn-round.ts';

const OVERTAKEN = `select delivery.id from delivery where delivery.id = any(?::uuid[]) and exists (
    select from delivery newer where newer.channel_id = delivery.channel_id and newer.content_id = delivery.content_id
      and newer.edition_number > delivery.edition_number and newer.state in ('SENDING', 'SENT', 'LANDED', 'UNSURE'))`;

/** Ids of those of the deliveries whose place a newer edition has taken; their channels must be loaded. */
export async function overtakenAmong(tx: Context, deliveries: readonly Delivery[]): Promise<Set<string>> {
  // Where each correction is a post of its own, a newer one takes nothing of the older one's place.
  const isOwn = ({ state, channel }: Delivery) =>
    state === DeliveryState.RETRACTING && !keepsOneCopy(channel.kind);
  const asked = deliveries.filter((delivery) => !isOwn(delivery)).map(({ id }) => id);
  const rows = await tx.em.execute<{ id: string }[]>(OVERTAKEN, [`{${asked.join(',')}}`]);
  return new Set(rows.map(({ id }) => id));
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

/** Whether a delivery was dealt with without a try, in the act's own transaction: overtaken, or withdrawn meanwhile. */
export async function isDealtWith(
  tx: Context,
  delivery: Delivery,
  seen: { publication: Publication; isOvertaken: boolean },
): Promise<boolean> {
  if (seen.isOvertaken) {
    await leaveOut(tx, delivery, 'a newer edition is there already');
    return true;
  }
  if (delivery.state === DeliveryState.RETRACTING || !seen.publication.withdrawalKind) return false;
  turnRound(delivery, tx.now());
  if (delivery.state === DeliveryState.GONE) await leaveOut(tx, delivery, 'withdrawn before it was sent');
  return true;
}
