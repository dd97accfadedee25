import { approvalGap } from '../content/approval.ts';
import { tiersOf } from '../content/tiers.ts';
import { editionHash } from './chain.ts';
import type { Edition } from './edition.ts';

/** What the journal was told of an edition when it was made. */
export interface Announced {
  sequence: unknown;
  hash: unknown;
}

function isApproved(edition: Edition): boolean {
  const { revisionHash: hash, approvals, authorIds, snapshot } = edition;
  const tiers = edition.tiers.length > 0 ? edition.tiers : tiersOf(snapshot.sensitivity);
  const review = { tiers, approvals, openBlocks: 0, overrides: edition.grounds?.overrides };
  const revision = { hash, voided: false, review };
  return approvalGap({ hash, sensitivity: snapshot.sensitivity, authorIds, revision }) === null;
}

/**
 * Rule: what is wrong with the edition that should be number `expected` of the ledger, or null: its place, its hash,
 * the approvals its sensitivity demands, and its line in the journal.
 */
export function editionFault(
  edition: Edition,
  previousHash: string | null,
  expected: number,
  announced: Announced | undefined,
): string | null {
  if (edition.sequence !== expected) return `edition ${expected} is missing`;
  if (edition.previousHash !== previousHash) return `edition ${expected} does not follow the one before`;
  if (editionHash(edition) !== edition.hash) return `edition ${expected} was changed`;
  if (!isApproved(edition)) return `edition ${expected} lacks approvals`;
  const isTold = announced?.sequence === expected && announced.hash === edition.hash;
  return isTold ? null : `edition ${expected} is not in the journal`;
}
