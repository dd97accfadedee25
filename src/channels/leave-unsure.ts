import { type Context, enqueue } from '../identity/context.ts';
import type { Adapter } from './adapters/index.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { openTrouble } from './open-trouble.ts';

const FIRST_LOOK_MS = 30_000;

/** The ticket of a copy that is looked for, in place of one that the far side gave. */
export const LOOKED_FOR = 'looked-for';

/** Leaves open whether a copy is there, in the act's own transaction: a person is asked at once, and the far side a little later where it can be. */
export async function leaveUnsure(
  tx: Context,
  adapter: Pick<Adapter, 'find'>,
  delivery: Delivery,
): Promise<void> {
  const ticket = adapter.find ? LOOKED_FOR : null;
  Object.assign(delivery, { state: DeliveryState.UNSURE, nextTryAt: null, exposed: true, ticket });
  await tx.em.flush();
  await openTrouble(tx, delivery);
  if (!ticket) return;
  const startAfter = new Date(tx.now().getTime() + FIRST_LOOK_MS);
  await enqueue(tx, 'channels.ask-result', { deliveryId: delivery.id, ticket, round: 1 }, { startAfter });
}
