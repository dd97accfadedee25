import type { Context } from '../identity/context.ts';
import { type Edition, EditionAct, WithdrawalKind } from '../release/edition.ts';
import { Publication } from '../release/publication.ts';
import type { Adapter, Rendition as Fitted, Matter, Parcel } from './adapters/index.ts';
import { ADAPTERS } from './adapters/index.ts';
import type { Channel } from './channel.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { keepRendition } from './keep-rendition.ts';
import { packMatter } from './pack-matter.ts';
import { Rendition } from './rendition.ts';
import { receiptOf, type Stock, stockOf } from './stock.ts';

/** An edition as it is taken back where its content was taken out of the site; no such edition stands in the ledger. */
function takenOut(edition: Edition, { unplacing }: Delivery): Edition {
  if (!unplacing) throw new Error('a retraction without a withdrawal');
  const { explanation, at } = unplacing;
  const withdrawal = { kind: WithdrawalKind.WITHDRAWN, explanation, replacementId: null };
  return { ...edition, act: EditionAct.WITHDRAW, withdrawal, at: new Date(at) };
}

function editionOf(delivery: Delivery, { editions }: Stock): Edition {
  const edition = editions.get(delivery.edition.id);
  if (!edition) throw new Error(`edition ${delivery.edition.id} is missing`);
  return edition;
}

function retractionOf(delivery: Delivery, stock: Stock): Edition {
  const { contentId, editionNumber } = delivery;
  const withdrawal = stock.withdrawals.find(
    (one) => one.contentId === contentId && one.number > editionNumber,
  );
  return withdrawal ?? takenOut(editionOf(delivery, stock), delivery);
}

/** What was fitted at the first try, or adjusted before it, holds for every other; so every try says the same. */
async function keptOr(
  tx: Context,
  delivery: Delivery,
  { fitted, stock }: { fitted: () => Fitted; stock: Stock },
): Promise<Fitted> {
  if (delivery.rendition === null) {
    const words = fitted();
    delivery.rendition = stock.kept.get(words) ?? (await keepRendition(tx, delivery.edition.id, words));
    stock.kept.set(words, delivery.rendition);
  }
  const { id } = delivery.rendition;
  const present = stock.words.get(id);
  if (present) return present;
  const { title, text, html, length, limit, problems } = await tx.em.findOneOrFail(Rendition, id);
  const words = { title, text, html, length, limit, problems };
  stock.words.set(id, words);
  return words;
}

/** What an edition says beside its text; made ready once for all of its deliveries. */
async function matterOf(tx: Context, edition: Edition, contentId: string, stock: Stock): Promise<Matter> {
  const present = stock.matters.get(edition);
  if (present) return present;
  const publication = await tx.em.findOneOrFail(Publication, contentId);
  const matter = await packMatter(tx, { edition, publication, standing: null });
  stock.matters.set(edition, matter);
  return matter;
}

/** What is to be sent: the delivery's edition, or the first withdrawal after it, or its being taken out of the site; the same at every try. */
export async function packParcel(
  tx: Context,
  delivery: Delivery,
  { adapter, channel, ...given }: { adapter: Adapter; channel: Channel; stock?: Stock },
): Promise<Parcel> {
  const stock = given.stock ?? (await stockOf(tx, [delivery]));
  const isLeaving = delivery.state === DeliveryState.RETRACTING;
  const edition = isLeaving ? retractionOf(delivery, stock) : editionOf(delivery, stock);
  const standing = isLeaving ? receiptOf(delivery) : (stock.standing.get(delivery.id) ?? null);
  const matter = { ...(await matterOf(tx, edition, delivery.contentId, stock)), standing };
  const fitted = () => adapter.fit(matter, { settings: channel.settings, publicUrl: tx.publicUrl });
  const isStandIn = adapter !== ADAPTERS[channel.kind];
  const rendition = isLeaving || isStandIn ? fitted() : await keptOr(tx, delivery, { fitted, stock });
  return { ...matter, deliveryId: delivery.id, round: delivery.round, rendition };
}
