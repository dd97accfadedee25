import { hashOf } from '../platform/canonical-json.ts';
import type { Edition } from './edition.ts';

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
    withdrawal: edition.withdrawal,
    changeNote: edition.changeNote,
    at: edition.at,
    byId: edition.byId,
    previousHash: edition.previousHash,
  });
}
