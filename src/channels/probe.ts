import { type Context, enqueue } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { FetchRefusal } from '../platform/fetch/fetch-refusal.ts';
import { Publication } from '../release/publication.ts';
import type { Look, Parcel } from './adapters/index.ts';
import { Attempt } from './attempt.ts';
import { carriesTitle } from './carries-title.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { type OpenChannel, openChannel } from './open-channel.ts';
import { openDoor } from './open-door.ts';
import { openTrouble } from './open-trouble.ts';
import { packParcel } from './pack-parcel.ts';
import { settleTrouble } from './settle-trouble.ts';

const MINUTE_MS = 60_000;
const LIMITS = { timeoutMs: 15_000, maxBytes: 4 * 1024 * 1024 };

/** Minutes to wait after each look that did not find the copy; after the last one the delivery stays SENT. */
const WAITS = [1, 5, 30, 120];

/** Which look at which delivery, from 1; 0 looks again at one that has landed. */
interface Round {
  deliveryId: string;
  round: number;
}

type Packed = OpenChannel & { parcel: Parcel; channelId: string };

async function pack(ctx: Context, { deliveryId, round }: Round): Promise<Packed | null> {
  return transact(ctx, async (tx) => {
    const delivery = await mustFind(tx.em, Delivery, deliveryId);
    const wanted = round === 0 ? DeliveryState.LANDED : DeliveryState.SENT;
    if (delivery.state !== wanted || !delivery.receipt?.url) return null;
    const channel = await mustFind(tx.em, Channel, delivery.channel.id);
    const opened = openChannel(tx, channel);
    const parcel = await packParcel(tx, delivery, { ...opened, channel });
    const { remoteId, url } = delivery.receipt;
    return { ...opened, parcel: { ...parcel, standing: { remoteId, url } }, channelId: channel.id };
  });
}

async function showsTitle(ctx: Context, { edition, standing }: Parcel): Promise<Look> {
  try {
    const page = await ctx.fetch(standing?.url ?? '', LIMITS);
    if (page.status !== 200) return { found: 'missing', detail: `HTTP ${page.status}` };
    const isThere = carriesTitle(page.text(), edition.snapshot.title);
    if (isThere) return { found: 'landed', detail: 'the page shows the title' };
    return { found: 'missing', detail: 'the page does not show the title' };
  } catch (error) {
    if (error instanceof FetchRefusal) return { found: 'missing', detail: error.message };
    throw error;
  }
}

async function look(ctx: Context, packed: Packed): Promise<Look> {
  const { adapter, parcel } = packed;
  if (!adapter.probe) return showsTitle(ctx, parcel);
  const { door, clean } = openDoor(ctx, packed.channelId, packed);
  const seen = await adapter.probe(parcel, door);
  return { ...seen, detail: clean(seen.detail) };
}

async function lookAgain(tx: Context, input: Round): Promise<void> {
  const wait = WAITS[input.round - 1];
  if (wait === undefined) return;
  const startAfter = new Date(tx.now().getTime() + wait * MINUTE_MS);
  await enqueue(tx, 'channels.probe', { ...input, round: input.round + 1 }, { startAfter });
}

async function noteLanded(tx: Context, delivery: Delivery, isFirst: boolean): Promise<void> {
  if (isFirst) Object.assign(delivery, { state: DeliveryState.LANDED, landedAt: tx.now() });
  delivery.seenAt = tx.now();
  await tx.em.flush();
  await settleTrouble(tx, delivery);
}

async function note(tx: Context, input: Round, { found, detail }: Look, packed: Packed): Promise<void> {
  await mustLock(tx.em, Publication, packed.parcel.edition.contentId);
  const delivery = await mustLock(tx.em, Delivery, input.deliveryId);
  const isFirst = delivery.state === DeliveryState.SENT;
  if (!isFirst && delivery.state !== DeliveryState.LANDED) return;
  tx.em.create(Attempt, { delivery, at: tx.now(), outcome: `probe.${found}`, detail });
  if (found === 'landed') return noteLanded(tx, delivery, isFirst);
  delivery.seenAt = tx.now();
  await tx.em.flush();
  // A page that says something else, or is no longer there, is a person's business; one that is not there yet may come.
  if (found === 'altered' || !isFirst) await openTrouble(tx, delivery);
  if (isFirst) await lookAgain(tx, input);
}

/** Reads a copy back from the address its receipt names: LANDED when it shows what was sent, else looked at again a few times; one that was altered raises a duty. Whatever was turned round meanwhile is left alone. */
export async function probe(ctx: Context, input: Round): Promise<void> {
  const packed = await pack(ctx, input);
  if (!packed) return;
  const seen = await look(ctx, packed);
  await transact(ctx, (tx) => note(tx, input, seen, packed));
}
