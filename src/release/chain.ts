import { hashOf } from '../platform/canonical-json.ts';
import type { Edition } from './edition.ts';

// Editions from before these two were kept have neither, and keep their hashes.
function reviewOf({ tiers, authorIds }: Pick<Edition, 'tiers' | 'authorIds'>) {
  return tiers.length > 0 || authorIds.length > 0 ? { tiers, authorIds } : {};
}

/** The hash of an edition, over everything in it and the hash of the edition before it in the hub. */
export function editionHash(edition: Omit<Edition, 'hash'>): string {
  return hashOf({
    sequence: edition.sequence,
    number: edition.number,
    contentId: edition.contentId,
    copyId: edition.copyId,
    act: edition.act,
    snapshot: edition.snapshot,
    revisionHash: edition.revisionHash,
    approvals: edition.approvals,
    ...reviewOf(edition),
    ...(edition.grounds ? { grounds: edition.grounds } : {}),
    withdrawal: edition.withdrawal,
    ...(edition.marks.length > 0 ? { marks: edition.marks } : {}),
    changeNote: edition.changeNote,
    at: edition.at,
    byId: edition.byId,
    previousHash: edition.previousHash,
  });
}
