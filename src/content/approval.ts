import type { RefusalCode } from '../platform/refusal.ts';

/** A tier that must decide on a revision, from 1, and the role it belongs to. */
export interface Tier {
  tier: number;
  role: string;
}

/** Who approved a revision at one tier, and when (ISO instant). */
export interface Approval extends Tier {
  userId: string;
  username: string;
  at: string;
}

/** What review has laid out and decided for one revision. */
export interface ReviewRecord {
  tiers: Tier[];
  approvals: Approval[];
  /** Blocking findings that nobody has overridden. */
  openBlocks: number;
}

/** What the law of publication looks at. */
export interface ApprovalCase {
  /** Hash of the copy as it is now. */
  hash: string;
  /** Tiers that its sensitivity demands; none is never enough. */
  tiers: Tier[];
  /** Everybody whose words are in the copy. */
  authorIds: string[];
  /** The latest revision, or null when none was ever submitted. */
  revision: { hash: string; voided: boolean; review: ReviewRecord } | null;
}

/**
 * Rule: why a copy may not be published, or null when it may. Every tier has decided, by different people, none of
 * them an author, on this exact hash, and no blocking finding is open (design law 3).
 */
export function approvalGap(given: ApprovalCase): RefusalCode | null {
  const { revision, hash, authorIds, tiers } = given;
  if (!revision || revision.voided || revision.hash !== hash) return 'NOT_APPROVED';
  const { approvals, openBlocks } = revision.review;
  if (openBlocks > 0) return 'BLOCKED_BY_FINDING';
  if (tiers.length === 0) return 'NOT_APPROVED';
  const decided = tiers.every(({ tier, role }) =>
    approvals.some((one) => one.tier === tier && one.role === role),
  );
  if (!decided) return 'NOT_APPROVED';
  const people = approvals.map((approval) => approval.userId);
  const distinct = new Set(people).size === people.length;
  return distinct && !people.some((id) => authorIds.includes(id)) ? null : 'NOT_APPROVED';
}
