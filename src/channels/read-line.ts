import type { Context } from '../identity/context.ts';
import { Delivery } from './delivery.ts';
import { WAITING_STATES, type Waiting } from './line.ts';

const LINE = 500;

/** The deliveries that wait in a channel's line, in order; of a very long one its head, with every retraction. */
export async function readLine(tx: Context, channelId: string): Promise<Waiting[]> {
  const waiting = { channel: channelId, state: { $in: WAITING_STATES } };
  // SENDING, RETRACTING, PLANNED: what must not wait is seen however long the line is.
  const orderBy = { state: 'desc', plannedAt: 'asc', editionNumber: 'asc', id: 'asc' } as const;
  // Rows are read apart, so that the one that is locked afterwards is seen as it is then.
  return tx.em.find(Delivery, waiting, { orderBy, limit: LINE, disableIdentityMap: true });
}
