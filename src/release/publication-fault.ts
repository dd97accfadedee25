import { canonicalJson } from '../platform/canonical-json.ts';
import type { Edition } from './edition.ts';
import type { Publication } from './publication.ts';
import { readersRow } from './publication-fields.ts';
import { standsInLists } from './validity.ts';

/** How the placements of a content stand; what none of them contradicts is true of all. */
export interface Placed {
  /** Whether one is in its home section. */
  home: boolean;
  allLive: boolean;
  anyLive: boolean;
}

/** A readers' row as it stands in its table, its site and its section by their ids. */
export type ShownRow = Omit<Publication, 'site' | 'section'> & { site: string; section: string };

/** What the ledger says of a content, and what readers are given of it. */
export interface ReadersCase {
  latest: Edition;
  /** When its first edition was made. */
  publishedAt: Date | undefined;
  publication: ShownRow;
  placed: Placed | undefined;
}

function fieldFault({ latest, publishedAt, publication }: ReadersCase): string | null {
  const expected = { ...readersRow(latest), path: `/content/${latest.contentId}`, publishedAt };
  const live: Record<string, unknown> = { ...publication };
  for (const [field, value] of Object.entries(expected)) {
    if (live[field] !== value && canonicalJson({ value: live[field] }) !== canonicalJson({ value })) {
      return `publication ${publication.id} differs from its edition in ${field}`;
    }
  }
  return null;
}

/** Rule: what of a readers' row differs from its edition, or null; a live one stands at home, one that is withdrawn or over in no list. */
export function publicationFault(given: ReadersCase): string | null {
  const { latest, publication, placed } = given;
  const stands = standsInLists(latest) ? placed?.allLive : !placed?.anyLive;
  const isPlaced = placed?.home && stands;
  return fieldFault(given) ?? (isPlaced ? null : `publication ${publication.id} has wrong placements`);
}
