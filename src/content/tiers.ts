import { Role } from '../identity/role.ts';
import type { Sensitivity } from './sensitivity.ts';
import { StepTask } from './step-task.ts';

/** A tier that must decide on a revision, from 1, and the role it belongs to. */
export interface Tier {
  tier: number;
  role: string;
  /** Absent on tiers of before there were tasks, which were both. */
  task?: StepTask;
  name?: string;
}

/**
 * Rule: the tiers of review by sensitivity where the table of an administrator says nothing, the lowest first. General
 * copy is decided by the head of the information office; important, overall and media-sensitive copy goes on to the
 * deputy secretary-general, the vice mayor or the publicity department.
 */
export const TIERS: Record<Sensitivity, readonly Role[]> = {
  GENERAL: [Role.REVIEWER_OFFICE],
  SENSITIVE: [Role.REVIEWER_OFFICE, Role.REVIEWER_DEPUTY_SECRETARY],
  STRATEGIC: [Role.REVIEWER_OFFICE, Role.REVIEWER_DEPUTY_SECRETARY, Role.REVIEWER_VICE_MAYOR],
  MEDIA: [Role.REVIEWER_OFFICE, Role.REVIEWER_PUBLICITY],
};

const NAMES = ['一审一校', '二审二校', '三审三校'];

/** Rule: the same as numbered tiers, each a review and a proof in one; none for a copy that was never submitted. */
export function tiersOf(sensitivity: Sensitivity | null): Tier[] {
  if (!sensitivity) return [];
  return TIERS[sensitivity].map((role, index) => ({
    tier: index + 1,
    role,
    task: StepTask.BOTH,
    name: NAMES[index],
  }));
}

/**
 * Rule: the roles whose review no table of steps may leave out: the information office's, and that of the highest tier
 * of the sensitivity.
 */
export function floorOf(sensitivity: Sensitivity): Role[] {
  return [...new Set([Role.REVIEWER_OFFICE, ...TIERS[sensitivity].slice(-1)])];
}

/** Rule: whether every role of the floor reviews, and does not only proofread, at one of these tiers. */
export function reachesFloor(
  sensitivity: Sensitivity,
  tiers: readonly Pick<Tier, 'role' | 'task'>[],
): boolean {
  return floorOf(sensitivity).every((role) =>
    tiers.some((tier) => tier.role === role && tier.task !== StepTask.PROOF),
  );
}
