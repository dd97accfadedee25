import { type Context, enqueueAll } from '../identity/context.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { goneWithOlder } from './gone-with-older.ts';
import { settleTroubles } from './settle-trouble.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { wakeEach } from './wake.ts';

/** What follows from the outcomes of a batch, done for all of them together. */
export interface Aftermath {
  /** What is well now: duties about it are settled. */
  well: Delivery[];
  /** What the far sides have taken down. */
  gone: Delivery[];
  /** What is to be read back. */
  toProbe: Delivery[];
  /** What failed, and is tried again at its `nextTryAt`. */
  later: Delivery[];
}

/** Nothing follows yet. */
export function emptyAftermath(): Aftermath {
  return { well: [], gone: [], toProbe: [], later: [] };
}

/** Queues the next tries: what fails is looked at after what works; what is to be taken back comes first all the same. */
async function tryLater(tx: Context, later: readonly Delivery[]): Promise<void> {
  const wakings = later.map(({ channel, nextTryAt, state }) => {
    const isAiling = state !== DeliveryState.RETRACTING;
    return { channelId: channel.id, startAfter: nextTryAt ?? undefined, isAiling };
  });
  await wakeEach(tx, wakings);
}

/** Writes how the deliveries of a batch stand, and does what follows from the outcomes, in the act's own transaction; the publications' rows must be held. */
export async function followUp(tx: Context, { well, gone, toProbe, later }: Aftermath): Promise<void> {
  const withOlder = await goneWithOlder(tx, gone);
  await tx.em.flush();
  await settleTroubles(tx, [...well, ...withOlder]);
  for (const contentId of new Set(gone.map((delivery) => delivery.contentId))) {
    await settleWithdrawal(tx, contentId);
  }
  const looks = toProbe.map(({ id }) => ({ payload: { deliveryId: id, round: 1 } }));
  await enqueueAll(tx, 'channels.probe', looks);
  await tryLater(tx, later);
}
