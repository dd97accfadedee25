import type { RefusalCode } from '../platform/refusal.ts';
import { type Emergency, isLawfulEmergency, type Retrospect } from './emergency.ts';
import { isLawfulOverride, type Override } from './override.ts';
import type { SecrecyDeclaration } from './secrecy-statement.ts';
import type { Sensitivity } from './sensitivity.ts';
import { type StepTask, sharesTask, taskOf } from './step-task.ts';
import { reachesFloor, type Tier } from './tiers.ts';

/** Somebody as a record names them for good. */
export interface Named {
  userId: string;
  username: string;
}

/** Who approved a revision at one tier, and when (ISO instant). */
export interface Approval extends Tier, Named {
  at: string;
  /** Whose deputy decided (代); absent where the tier's own role did. */
  onBehalfOf?: Named;
}

/** What review has laid out and decided for one revision. */
export interface ReviewRecord {
  tiers: Tier[];
  approvals: Approval[];
  /** Blocking findings that nobody has overridden. */
  openBlocks: number;
  /** Id of the step whose turn it is, which an open duty is about. */
  turn?: string | null;
  /** Blocking findings that somebody has, in the order of the text. */
  overrides?: Override[];
  /** That nothing in it is secret, declared by whoever submitted it. */
  secrecy?: SecrecyDeclaration;
  /** The emergency in which it was made public before its tiers had decided. */
  emergency?: Emergency;
  /** How they did afterwards. */
  retrospect?: Retrospect;
}

/** What the law of publication looks at. */
export interface ApprovalCase {
  /** Hash of the copy as it is now. */
  hash: string;
  sensitivity: Sensitivity | null;
  /** Everybody whose words are in the copy. */
  authorIds: string[];
  /** The latest revision, or null when none was ever submitted. */
  revision: { hash: string; voided: boolean; review: ReviewRecord } | null;
}

/** Everybody in whose name a tier was decided: who did, and for whom. */
function peopleOf(approval: Approval): string[] {
  return [approval.userId, ...(approval.onBehalfOf ? [approval.onBehalfOf.userId] : [])];
}

/** Rule: whether somebody fills a tier already that has a review, or a proof, in common with a step of this task. */
export function fillsAnother(
  userId: string,
  task: StepTask | undefined,
  approvals: readonly Approval[],
): boolean {
  return approvals.some((one) => sharesTask(one.task, task) && peopleOf(one).includes(userId));
}

function areDistinct(approvals: readonly Approval[]): boolean {
  return approvals.every((one, index) =>
    peopleOf(one).every((id) => !fillsAnother(id, one.task, approvals.slice(0, index))),
  );
}

function areDecided(tiers: readonly Tier[], approvals: readonly Approval[]): boolean {
  const isDecided = ({ tier, role, task }: Tier) =>
    approvals.some((one) => one.tier === tier && one.role === role && taskOf(one.task) === taskOf(task));
  return tiers.length > 0 && tiers.length === approvals.length && tiers.every(isDecided);
}

function areLaidOutAndDecided(
  sensitivity: Sensitivity,
  { tiers, approvals }: ReviewRecord,
  authorIds: readonly string[],
): boolean {
  const isWhole = reachesFloor(sensitivity, tiers) && areDecided(tiers, approvals) && areDistinct(approvals);
  return isWhole && !approvals.flatMap(peopleOf).some((id) => authorIds.includes(id));
}

/**
 * Rule: why a copy may not be published, or null when it may. Every tier it was laid out for, which reach the floor of
 * its sensitivity, has decided once; no two reviews in the name of one person, nor two proofs; none in that of an
 * author; on this exact hash; and no blocking finding is open, or was overridden by somebody who may not (design law 3).
 * Or else an emergency, lawfully declared, is the ground, until its tiers have decided in retrospect.
 */
export function approvalGap(given: ApprovalCase): RefusalCode | null {
  const { revision, hash, authorIds, sensitivity } = given;
  if (!revision || revision.voided || revision.hash !== hash) return 'NOT_APPROVED';
  const { review } = revision;
  const { openBlocks, overrides = [], emergency } = review;
  const isOverridden = overrides.every((one) => isLawfulOverride(one, authorIds));
  if (openBlocks > (emergency?.over.length ?? 0) || !isOverridden) return 'BLOCKED_BY_FINDING';
  if (sensitivity === null) return 'NOT_APPROVED';
  const stands = emergency
    ? isLawfulEmergency(emergency, authorIds, overrides)
    : areLaidOutAndDecided(sensitivity, review, authorIds);
  return stands ? null : 'NOT_APPROVED';
}
