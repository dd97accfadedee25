import type { Context } from '../identity/context.ts';
import type { Channel } from './channel.ts';
import { Delivery } from './delivery.ts';
import { WAITING_STATES, type Waiting } from './line.ts';
import { isHeld } from './pause.ts';

const LINE = 500;

/** The deliveries that wait in a channel's line and are not held by a pause, in order; of a very long one its head, with every retraction. */
export async function readLine(tx: Context, channel: Channel): Promise<Waiting[]> {
  const waiting = { channel: channel.id, state: { $in: WAITING_STATES } };
  // SENDING, RETRACTING, PLANNED: what must not wait is seen however long the line is.
  const orderBy = { state: 'desc', plannedAt: 'asc', editionNumber: 'asc', id: 'asc' } as const;
  // Rows are read apart, so that the one that is locked afterwards is seen as it is then.
  const line = await tx.em.find(Delivery, waiting, { orderBy, limit: LINE, disableIdentityMap: true });
  return line.filter((one) => !isHeld(one, channel, tx.now()));
}
