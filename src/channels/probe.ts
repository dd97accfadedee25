import { type Context, enqueue } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { FetchRefusal } from '../platform/fetch/fetch-refusal.ts';
import { Edition } from '../release/edition.ts';
import { Attempt } from './attempt.ts';
import { carriesTitle } from './carries-title.ts';
import { Delivery, DeliveryState } from './delivery.ts';

const MINUTE_MS = 60_000;
const LIMITS = { timeoutMs: 15_000, maxBytes: 4 * 1024 * 1024 };

/** Minutes to wait after each look that did not find the copy; after the last one the delivery stays SENT. */
const WAITS = [1, 5, 30, 120];

/** Which look at which delivery, from 1. */
interface Round {
  deliveryId: string;
  round: number;
}

interface Look {
  landed: boolean;
  detail: string;
}

async function look(ctx: Context, url: string, title: string): Promise<Look> {
  try {
    const page = await ctx.fetch(url, LIMITS);
    if (page.status !== 200) return { landed: false, detail: `HTTP ${page.status}` };
    const landed = carriesTitle(page.text(), title);
    return { landed, detail: landed ? 'the page shows the title' : 'the page does not show the title' };
  } catch (error) {
    if (error instanceof FetchRefusal) return { landed: false, detail: error.message };
    throw error;
  }
}

async function lookAgain(tx: Context, input: Round): Promise<void> {
  const wait = WAITS[input.round - 1];
  if (wait === undefined) return;
  const startAfter = new Date(tx.now().getTime() + wait * MINUTE_MS);
  await enqueue(tx, 'channels.probe', { ...input, round: input.round + 1 }, { startAfter });
}

async function note(tx: Context, input: Round, { landed, detail }: Look): Promise<void> {
  const delivery = await mustLock(tx.em, Delivery, input.deliveryId);
  if (delivery.state !== DeliveryState.SENT) return;
  const outcome = landed ? 'probe.landed' : 'probe.missing';
  tx.em.create(Attempt, { delivery, at: tx.now(), outcome, detail });
  if (landed) Object.assign(delivery, { state: DeliveryState.LANDED, landedAt: tx.now() });
  await tx.em.flush();
  if (!landed) await lookAgain(tx, input);
}

/** Reads a copy back from the address its receipt names: LANDED when the page shows the title, else looked at again a few times. Whatever is no longer SENT is left alone. */
export async function probe(ctx: Context, input: Round): Promise<void> {
  const delivery = await mustFind(ctx.em, Delivery, input.deliveryId);
  const url = delivery.receipt?.url;
  if (delivery.state !== DeliveryState.SENT || !url) return;
  const { snapshot } = await mustFind(ctx.em, Edition, delivery.edition.id);
  const seen = await look(ctx, url, snapshot.title);
  await transact(ctx, (tx) => note(tx, input, seen));
}
