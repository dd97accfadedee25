import type { Snapshot } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import type { Edition } from './edition.ts';
import { rememberAddress } from './former-address.ts';
import { Placement } from './placement.ts';
import { Publication } from './publication.ts';
import { readersRow } from './publication-fields.ts';
import { standsInLists } from './validity.ts';

async function leaveFormerHome(
  tx: Context,
  present: Publication | null,
  { sectionId, siteId }: Snapshot,
): Promise<void> {
  if (!present || present.section.id === sectionId) return;
  if (present.site.id !== siteId) await rememberAddress(tx, present);
  await tx.em.nativeDelete(Placement, { publication: present.id, section: present.section.id });
}

async function placeAtHome(tx: Context, publication: Publication, live: boolean): Promise<void> {
  const { section, publishedAt: at } = publication;
  tx.em.create(Placement, { publication, section, at, live });
  await tx.em.flush();
}

async function placeAgain(tx: Context, publication: Publication, live: boolean): Promise<void> {
  const key = { publication: publication.id, section: publication.section.id };
  if (!(await tx.em.findOne(Placement, key))) await placeAtHome(tx, publication, live);
  await tx.em.nativeUpdate(Placement, { publication: publication.id }, { live });
}

/** Brings the readers' row and its placements to the state of an edition, in the act's own transaction. A changed text is unfindable until it is indexed again. */
export async function applyEdition(tx: Context, edition: Edition): Promise<Publication> {
  const present = await tx.em.findOne(Publication, { id: edition.contentId });
  const { snapshot, at } = edition;
  await leaveFormerHome(tx, present, snapshot);
  const fields = {
    ...readersRow(edition),
    site: tx.em.getReference(Site, snapshot.siteId),
    section: tx.em.getReference(Section, snapshot.sectionId),
  };
  const identity = { id: edition.contentId, path: `/content/${edition.contentId}`, publishedAt: at };
  const publication = present
    ? tx.em.assign(present, fields)
    : tx.em.create(Publication, { ...identity, ...fields });
  await tx.em.flush();
  const place = present ? placeAgain : placeAtHome;
  await place(tx, publication, standsInLists(edition));
  return publication;
}
