import { Role } from '../identity/role.ts';
import type { Tier } from './approval.ts';
import type { Sensitivity } from './sensitivity.ts';

/**
 * Rule: the tiers of review by sensitivity, the lowest first. General copy is decided by the head of the information
 * office; important, overall and media-sensitive copy goes on to the deputy secretary-general, the vice mayor or the
 * publicity department.
 */
export const TIERS: Record<Sensitivity, readonly Role[]> = {
  GENERAL: [Role.REVIEWER_OFFICE],
  SENSITIVE: [Role.REVIEWER_OFFICE, Role.REVIEWER_DEPUTY_SECRETARY],
  STRATEGIC: [Role.REVIEWER_OFFICE, Role.REVIEWER_DEPUTY_SECRETARY, Role.REVIEWER_VICE_MAYOR],
  MEDIA: [Role.REVIEWER_OFFICE, Role.REVIEWER_PUBLICITY],
};

/** Rule: the same as numbered tiers; none for a copy that was never submitted. */
export function tiersOf(sensitivity: Sensitivity | null): Tier[] {
  return sensitivity ? TIERS[sensitivity].map((role, index) => ({ tier: index + 1, role })) : [];
}
