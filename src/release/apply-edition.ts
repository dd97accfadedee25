import type { Context } from '../identity/context.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import type { Edition } from './edition.ts';
import { Placement } from './placement.ts';
import { Publication } from './publication.ts';
import { readersRow } from './publication-fields.ts';
import { standsInLists } from './validity.ts';

async function leaveFormerHome(tx: Context, present: Publication | null, sectionId: string): Promise<void> {
  if (!present || present.section.id === sectionId) return;
  await tx.em.nativeDelete(Placement, { publication: present.id, section: present.section.id });
}

async function placeHome(tx: Context, publication: Publication): Promise<void> {
  const key = { publication: publication.id, section: publication.section.id };
  const placement = await tx.em.findOne(Placement, key);
  if (!placement) {
    tx.em.create(Placement, {
      publication,
      section: publication.section,
      at: publication.publishedAt,
      live: true,
    });
  }
}

/** Brings the readers' row and its placements to the state of an edition, in the act's own transaction. A changed text is unfindable until it is indexed again. */
export async function applyEdition(tx: Context, edition: Edition): Promise<Publication> {
  const present = await tx.em.findOne(Publication, { id: edition.contentId });
  const { snapshot, at } = edition;
  await leaveFormerHome(tx, present, snapshot.sectionId);
  const fields = {
    ...readersRow(edition),
    site: tx.em.getReference(Site, snapshot.siteId),
    section: tx.em.getReference(Section, snapshot.sectionId),
    searchVector: null,
    searchEdition: null,
  };
  const identity = { id: edition.contentId, path: `/content/${edition.contentId}`, publishedAt: at };
  const publication = present
    ? tx.em.assign(present, fields)
    : tx.em.create(Publication, { ...identity, ...fields });
  await tx.em.flush();
  await placeHome(tx, publication);
  await tx.em.flush();
  await tx.em.nativeUpdate(Placement, { publication: publication.id }, { live: standsInLists(edition) });
  return publication;
}
