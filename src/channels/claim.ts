import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { Channel } from './channel.ts';
import { isDealtWith, overtakenAmong } from './deal-with.ts';
import type { Delivery } from './delivery.ts';
import { holdDue } from './hold-due.ts';
import { admit, type Due, holdHosts } from './host-turns.ts';
import { nextInLine } from './line.ts';
import { readLines } from './read-line.ts';
import { stockOf } from './stock.ts';
import { type Claim, takeInHand } from './take-in-hand.ts';
import { wakeAll } from './wake.ts';

async function admitDue(tx: Context, channelIds: readonly string[]): Promise<Due[]> {
  const channels = await tx.em.find(Channel, { id: { $in: [...channelIds] } });
  await holdHosts(tx, channels);
  const lines = await readLines(tx, channels);
  const due = channels.flatMap((channel) => {
    const next = nextInLine(lines.get(channel.id) ?? [], tx.now());
    return next ? [{ channel, next }] : [];
  });
  return admit(tx, channels, due);
}

/** Those of the due that are to be tried; the lines of the others are looked at again. */
async function toBeTried(tx: Context, due: readonly Due[]): Promise<{ tried: Delivery[]; again: string[] }> {
  const { deliveries, publications } = await holdDue(
    tx,
    due.map(({ next }) => next),
  );
  const overtaken = await overtakenAmong(tx, [...deliveries.values()]);
  const tried: Delivery[] = [];
  const again: string[] = [];
  for (const { channel, next } of due) {
    const delivery = deliveries.get(next.id);
    const publication = publications.get(next.contentId);
    if (!delivery || !publication) throw new Error(`delivery ${next.id} or its publication is missing`);
    const isChanged = delivery.state !== next.state;
    const seen = { publication, isOvertaken: overtaken.has(delivery.id) };
    if (isChanged || (await isDealtWith(tx, delivery, seen))) again.push(channel.id);
    else tried.push(delivery);
  }
  return { tried, again };
}

/**
 * Takes the next delivery of each channel's line in hand, and commits that before anything is sent. Of a channel that
 * has none, or whose next could be dealt with without a try, or has to wait for its host, nothing is answered. One found
 * SENDING was interrupted: it is sent again under the same id where the far side knows the id again.
 */
export async function claimAll(ctx: Context, channelIds: readonly string[]): Promise<Map<string, Claim>> {
  return transact(ctx, async (tx) => {
    const due = await admitDue(tx, channelIds);
    const { tried, again } = due.length > 0 ? await toBeTried(tx, due) : { tried: [], again: [] };
    const stock = await stockOf(tx, tried);
    const claims = new Map<string, Claim>();
    for (const delivery of tried) {
      const { channel } = delivery;
      const claim = await takeInHand(tx, delivery, { channel, stock });
      if (claim) claims.set(channel.id, claim);
      else again.push(channel.id);
    }
    await tx.em.flush();
    // All is written; the commit need not look through it once more.
    tx.em.clear();
    await wakeAll(tx, again);
    return claims;
  });
}

/** The same for one channel. */
export async function claim(ctx: Context, channelId: string): Promise<Claim | null> {
  return (await claimAll(ctx, [channelId])).get(channelId) ?? null;
}
