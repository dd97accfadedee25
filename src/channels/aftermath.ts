import { type Context, enqueueAll } from '../identity/context.ts';
import type { Delivery } from './delivery.ts';
import { goneWithOlder } from './gone-with-older.ts';
import { settleTroubles } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';

/** What follows from the outcomes of a batch, done for all of them together. */
export interface Aftermath {
  /** What is well now: duties about it are settled. */
  well: Delivery[];
  /** What the far sides have taken down. */
  gone: Delivery[];
  /** What is to be read back. */
  toProbe: Delivery[];
}

/** Nothing follows yet. */
export function emptyAftermath(): Aftermath {
  return { well: [], gone: [], toProbe: [] };
}

/** Does what follows from the outcomes of a batch, in the act's own transaction; the publications' rows must be held. */
export async function followUp(tx: Context, { well, gone, toProbe }: Aftermath): Promise<void> {
  const withOlder = await goneWithOlder(tx, gone);
  await tx.em.flush();
  await settleTroubles(tx, [...well, ...withOlder]);
  for (const contentId of new Set(gone.map((delivery) => delivery.contentId))) {
    await settleWithdrawal(tx, contentId);
  }
  const looks = toProbe.map(({ id }) => ({ payload: { deliveryId: id, round: 1 } }));
  await enqueueAll(tx, 'channels.probe', looks);
}
