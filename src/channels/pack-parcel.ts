import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Edition, EditionAct, WithdrawalKind } from '../release/edition.ts';
import { Publication } from '../release/publication.ts';
import type { Adapter, Rendition as Fitted, Parcel, Receipt } from './adapters/index.ts';
import { ADAPTERS } from './adapters/index.ts';
import type { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { keepRendition } from './keep-rendition.ts';
import { packMatter } from './pack-matter.ts';
import { Rendition } from './rendition.ts';

/** An edition as it is taken back where its content was taken out of the site; no such edition stands in the ledger. */
function takenOut(edition: Edition, { unplacing }: Delivery): Edition {
  if (!unplacing) throw new Error('a retraction without a withdrawal');
  const { explanation, at } = unplacing;
  const withdrawal = { kind: WithdrawalKind.WITHDRAWN, explanation, replacementId: null };
  return { ...edition, act: EditionAct.WITHDRAW, withdrawal, at: new Date(at) };
}

async function retractionOf(tx: Context, delivery: Delivery): Promise<Edition> {
  const { contentId, editionNumber } = delivery;
  const after = { contentId, act: EditionAct.WITHDRAW, number: { $gt: editionNumber } };
  const withdrawal = await tx.em.findOne(Edition, after, { orderBy: { number: 'asc' } });
  return withdrawal ?? takenOut(await mustFind(tx.em, Edition, delivery.edition.id), delivery);
}

/** What the far side knows a delivery's copy by. */
function receiptOf({ receipt, ticket }: Delivery): Receipt {
  return { remoteId: receipt?.remoteId ?? null, url: receipt?.url ?? null, ticket };
}

/** The newest copy of an earlier edition that stands at the channel's far side; null where there is none. */
async function standingBefore(tx: Context, delivery: Delivery): Promise<Receipt | null> {
  const { channel, contentId, editionNumber } = delivery;
  if (editionNumber === 1) return null;
  const state = { $in: [DeliveryState.SENT, DeliveryState.LANDED] };
  const earlier = { channel, contentId, editionNumber: { $lt: editionNumber }, state };
  const copy = await tx.em.findOne(Delivery, earlier, { orderBy: { editionNumber: 'desc' } });
  return copy && receiptOf(copy);
}

/** What was fitted at the first try, or adjusted before it, holds for every other; so every try says the same. */
async function keptOr(tx: Context, delivery: Delivery, fitted: () => Fitted): Promise<Fitted> {
  const isFirst = delivery.rendition === null;
  delivery.rendition ??= await keepRendition(tx, delivery.edition.id, fitted());
  const kept = isFirst ? delivery.rendition : await mustFind(tx.em, Rendition, delivery.rendition.id);
  const { title, text, html, length, limit, problems } = kept;
  return { title, text, html, length, limit, problems };
}

/** What is to be sent: the delivery's edition, or the first withdrawal after it, or its being taken out of the site; the same at every try. */
export async function packParcel(
  tx: Context,
  delivery: Delivery,
  { adapter, channel }: { adapter: Adapter; channel: Channel },
): Promise<Parcel> {
  const isLeaving = delivery.state === DeliveryState.RETRACTING;
  const edition = isLeaving
    ? await retractionOf(tx, delivery)
    : await mustFind(tx.em, Edition, delivery.edition.id);
  const publication = await mustFind(tx.em, Publication, delivery.contentId);
  const standing = isLeaving ? receiptOf(delivery) : await standingBefore(tx, delivery);
  const matter = await packMatter(tx, { edition, publication, standing });
  const fitted = () => adapter.fit(matter, { settings: channel.settings, publicUrl: tx.publicUrl });
  const isStandIn = adapter !== ADAPTERS[channel.kind];
  const rendition = isLeaving || isStandIn ? fitted() : await keptOr(tx, delivery, fitted);
  return { ...matter, deliveryId: delivery.id, round: delivery.round, rendition };
}
