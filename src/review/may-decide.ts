import { type Approval, fillsAnother, type Named } from '../content/approval.ts';
import type { StepTask } from '../content/step-task.ts';
import type { RefusalCode } from '../platform/refusal.ts';

/** Somebody whose deputy another is. */
export interface Principal extends Named {
  name: string;
}

/** What the question turns on: who asks, whose words the copy holds, what was decided before, whose turn it is. */
export interface DecisionCase {
  actorId: string;
  actorRoles: readonly string[];
  authorIds: readonly string[];
  approvals: readonly Approval[];
  role: string;
  task: StepTask;
  /** Whose deputy the actor is today for this role. */
  principals: readonly Principal[];
}

/** In whose name somebody decides: their own (null), or that of whom they stand for; or why they may not. */
export type Standing = { onBehalfOf: Principal | null; refusal?: undefined } | { refusal: RefusalCode };

/**
 * Rule: in whose name an actor may decide a step. Nobody decides own work, or two reviews, or two proofs
 * (三审中任何两个环节不能同时由一人担任), neither in person nor by a deputy; a tier is decided by its own role only, or by a
 * deputy of one who has it.
 */
export function standingOf(given: DecisionCase): Standing {
  const hasPart = (id: string) =>
    given.authorIds.includes(id) || fillsAnother(id, given.task, given.approvals);
  if (hasPart(given.actorId)) return { refusal: 'OWN_WORK' };
  if (given.actorRoles.includes(given.role)) return { onBehalfOf: null };
  if (given.principals.length === 0) return { refusal: 'FORBIDDEN' };
  const principal = given.principals.find(({ userId }) => !hasPart(userId));
  return principal ? { onBehalfOf: principal } : { refusal: 'OWN_WORK' };
}
