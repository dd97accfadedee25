import { Role } from '../identity/role.ts';
import { isSecrecyRule, type Override } from './override.ts';

/** Who brought a text out in an emergency before its tiers had decided, and why; the ground it stands on until they have. */
export interface Emergency {
  userId: string;
  username: string;
  role: string;
  reason: string;
  /** ISO instant. */
  at: string;
  /** The blocking findings it was brought out over. */
  over: { rule: string; excerpt: string }[];
}

/** How the tiers decided in retrospect; OVERTAKEN when the text was withdrawn or corrected before they had. */
export interface Retrospect {
  outcome: 'APPROVED' | 'REFUSED' | 'OVERTAKEN';
  /** ISO instant. */
  at: string;
}

/** Who may bring a text out in an emergency. */
export const EMERGENCY_ROLES: readonly Role[] = [Role.REVIEWER_VICE_MAYOR, Role.REVIEWER_PUBLICITY];

/** Rule: the other of the two who may bring a text out; null for any other role. */
export function otherLeader(role: string): Role | null {
  return EMERGENCY_ROLES.includes(role as Role)
    ? (EMERGENCY_ROLES.find((one) => one !== role) ?? null)
    : null;
}

/**
 * Rule: whether an emergency is a lawful ground: declared with a reason by the vice mayor or the publicity department,
 * on no work of one's own, over no mark of secrecy, not even one that the same person overrode.
 */
export function isLawfulEmergency(
  emergency: Emergency,
  authorIds: readonly string[],
  overrides: readonly Override[],
): boolean {
  const { userId, role, reason, over } = emergency;
  const isOpenSecret = over.some(({ rule }) => isSecrecyRule(rule));
  const isOwnSecret = overrides.some((one) => isSecrecyRule(one.rule) && one.userId === userId);
  const mayDeclare = EMERGENCY_ROLES.includes(role as Role) && !authorIds.includes(userId);
  return mayDeclare && reason !== '' && !isOpenSecret && !isOwnSecret;
}
