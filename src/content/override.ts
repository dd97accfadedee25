import { Role } from '../identity/role.ts';

/** Who let a copy pass although proofreading found something that blocks it, and why; part of the record of review. */
export interface Override {
  findingId: string;
  rule: string;
  excerpt: string;
  reason: string;
  userId: string;
  username: string;
  role: string;
  /** ISO instant. */
  at: string;
}

// An editor submits; one tier above is the head of the information office, two above are these.
const TWO_TIERS_UP = [Role.REVIEWER_DEPUTY_SECRETARY, Role.REVIEWER_VICE_MAYOR, Role.REVIEWER_PUBLICITY];

/** Rule: whether a proofing rule is about what may be secret. */
export function isSecrecyRule(rule: string): boolean {
  return rule in STRICTER;
}

/** The rules whose findings want more than two tiers: what may be secret is the vice mayor's alone to judge. */
const STRICTER: Record<string, readonly Role[]> = { 'secrecy-mark': [Role.REVIEWER_VICE_MAYOR] };

/** Rule: the roles that may override a blocking finding of a proofing rule. */
export function overridersOf(rule: string): readonly Role[] {
  return STRICTER[rule] ?? TWO_TIERS_UP;
}

/** Rule: whether an override counts for a text: by a role that may, with a reason, and by none of its authors. */
export function isLawfulOverride(override: Override, authorIds: readonly string[]): boolean {
  const { rule, role, reason, userId } = override;
  return overridersOf(rule).includes(role as Role) && reason !== '' && !authorIds.includes(userId);
}
