import type { RefusalCode } from '../platform/refusal.ts';

/** What the question turns on: who asks, whose words the copy holds, who decided earlier, whose turn it is. */
export interface DecisionCase {
  actorId: string;
  actorRoles: readonly string[];
  authorIds: readonly string[];
  deciderIds: readonly string[];
  role: string;
}

/**
 * Rule: why an actor may not decide a step, or null when they may. Nobody decides own work, nobody decides two tiers
 * (三审中任何两个环节不能同时由一人担任), and a tier is decided by its own role only.
 */
export function decisionRefusal(given: DecisionCase): RefusalCode | null {
  if (given.authorIds.includes(given.actorId) || given.deciderIds.includes(given.actorId)) return 'OWN_WORK';
  return given.actorRoles.includes(given.role) ? null : 'FORBIDDEN';
}
