import { type Approval, approvalGap } from '../content/approval.ts';
import { type Snapshot, snapshotHash } from '../content/snapshot.ts';
import { tiersOf } from '../content/tiers.ts';
import { editionHash } from './chain.ts';
import type { Edition } from './edition.ts';

/** What the journal was told of an edition when it was made. */
export interface Announced {
  sequence: unknown;
  hash: unknown;
}

/** What the rest of the database holds of an edition. */
export interface Witnesses {
  announced: Announced | undefined;
  /** The approved text, where the edition's own is not it word for word. */
  approved: Snapshot | undefined;
  /** Who approved it, by the journal. */
  deciders: ReadonlySet<string>;
}

/** What publishing itself settles of an approved text: copies that an interpretation explains become contents. */
const SETTLED_AT_PUBLICATION = { interpretation: null };

function groundsIn({ grounds }: Edition) {
  const { overrides, emergency } = grounds ?? {};
  return { overrides, emergency, openBlocks: emergency?.over.length ?? 0 };
}

function isApproved(edition: Edition): boolean {
  const { revisionHash: hash, approvals, authorIds, snapshot } = edition;
  const tiers = edition.tiers.length > 0 ? edition.tiers : tiersOf(snapshot.sensitivity);
  const review = { tiers, approvals, ...groundsIn(edition) };
  const revision = { hash, voided: false, review };
  return approvalGap({ hash, sensitivity: snapshot.sensitivity, authorIds, revision }) === null;
}

/** Rule: whether the text of an edition is, by its hash, the one that was approved. */
export function isOwnText({ snapshot, revisionHash }: Edition): boolean {
  return snapshotHash(snapshot) === revisionHash;
}

function isApprovedText(edition: Edition, approved: Snapshot | undefined): boolean {
  if (!approved) return isOwnText(edition);
  const [own, other] = [edition.snapshot, approved].map((one) => ({ ...one, ...SETTLED_AT_PUBLICATION }));
  return (
    snapshotHash(approved) === edition.revisionHash &&
    snapshotHash(own as Snapshot) === snapshotHash(other as Snapshot)
  );
}

/** Who approved what, as the journal's lines of decisions tell it. */
export function deciderKey(
  copyId: string,
  revisionHash: unknown,
  { tier, userId }: Pick<Approval, 'tier' | 'userId'>,
): string {
  return [copyId, revisionHash, tier, userId].join(' ');
}

function untold(
  { copyId, revisionHash, approvals }: Edition,
  deciders: ReadonlySet<string>,
): Approval | undefined {
  return approvals.find((approval) => !deciders.has(deciderKey(copyId, revisionHash, approval)));
}

/**
 * Rule: what is wrong with the edition that should be number `expected` of the ledger, or null: its place, its hash, its
 * text against the approved one, the approvals its sensitivity demands or the emergency it
 * was brought out in, and its lines in the journal.
 */
export function editionFault(
  edition: Edition,
  previousHash: string | null,
  expected: number,
  { announced, approved, deciders }: Witnesses,
): string | null {
  if (edition.sequence !== expected) return `edition ${expected} is missing`;
  if (edition.previousHash !== previousHash) return `edition ${expected} does not follow the one before`;
  if (editionHash(edition) !== edition.hash) return `edition ${expected} was changed`;
  if (!isApprovedText(edition, approved)) return `edition ${expected} is not the text that was approved`;
  if (!isApproved(edition)) return `edition ${expected} lacks approvals`;
  const forged = untold(edition, deciders);
  if (forged)
    return `edition ${expected} has an approval of tier ${forged.tier} that the journal does not know`;
  const isTold = announced?.sequence === expected && announced.hash === edition.hash;
  return isTold ? null : `edition ${expected} is not in the journal`;
}
