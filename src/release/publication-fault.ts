import { canonicalJson } from '../platform/canonical-json.ts';
import type { Edition } from './edition.ts';
import type { Publication } from './publication.ts';
import { readersRow } from './publication-fields.ts';

/** How the placements of a content stand; what none of them contradicts is true of all. */
export interface Placed {
  /** Whether one is in its home section. */
  home: boolean;
  allLive: boolean;
  anyLive: boolean;
}

/** What the ledger says of a content, and what readers are given of it. */
export interface ReadersCase {
  latest: Edition;
  /** When its first edition was made. */
  publishedAt: Date | undefined;
  publication: Publication | undefined;
  placed: Placed | undefined;
}

function fieldFault({ latest, publishedAt }: ReadersCase, publication: Publication): string | null {
  const { site, section } = publication;
  const expected = { ...readersRow(latest), path: `/content/${latest.contentId}`, publishedAt };
  const live: Record<string, unknown> = { ...publication, site: site.id, section: section.id };
  for (const [field, value] of Object.entries(expected)) {
    if (canonicalJson({ value: live[field] }) !== canonicalJson({ value })) {
      return `publication ${publication.id} differs from its edition in ${field}`;
    }
  }
  return null;
}

/** Rule: what of a content differs from its latest edition for readers, or null; a live one stands at home, a withdrawn one in no list. */
export function publicationFault(given: ReadersCase): string | null {
  const { latest, publication, placed } = given;
  if (!publication) return `publication ${latest.contentId} is missing`;
  if (publication.editionId !== latest.id)
    return `publication ${publication.id} is not of its latest edition`;
  const stands = latest.withdrawal ? !placed?.anyLive : placed?.allLive;
  const isPlaced = placed?.home && stands;
  return (
    fieldFault(given, publication) ?? (isPlaced ? null : `publication ${publication.id} has wrong placements`)
  );
}
