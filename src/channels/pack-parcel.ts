import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Edition, EditionAct, WithdrawalKind } from '../release/edition.ts';
import { Publication } from '../release/publication.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import type { Parcel } from './adapters/index.ts';
import type { Delivery } from './delivery.ts';

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

/** What is to be sent: the delivery's edition, or the first withdrawal after it, or its being taken out of the site; the same at every try. */
export async function packParcel(tx: Context, delivery: Delivery, mode: 'send' | 'retract'): Promise<Parcel> {
  const edition =
    mode === 'send' ? await mustFind(tx.em, Edition, delivery.edition.id) : await retractionOf(tx, delivery);
  const { path, publishedAt } = await mustFind(tx.em, Publication, delivery.contentId);
  const site = await mustFind(tx.em, Site, edition.snapshot.siteId);
  const section = await mustFind(tx.em, Section, edition.snapshot.sectionId);
  return {
    deliveryId: delivery.id,
    round: delivery.round,
    edition,
    path,
    publishedAt,
    site: { code: site.code, name: site.name },
    section: { code: section.code, name: section.name },
  };
}
