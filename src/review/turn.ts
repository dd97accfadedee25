import type { Copy } from '../content/copy.ts';
import type { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { type Principal, standingOf } from './may-decide.ts';
import { principalsOf } from './principals.ts';
import { Step, StepState } from './step.ts';

/** The step whose turn it is, what stands before and after it, and in whose name the actor decides it. */
export interface Turn {
  copy: Copy;
  revision: Revision;
  step: Step;
  before: Step | null;
  next: Step | null;
  onBehalfOf: Principal | null;
}

/** Whose work it is: the authors', the submitter's, and theirs who made it public in an emergency. */
function partsIn({ authorIds }: Copy, { submittedBy, review }: Revision): string[] {
  return [...authorIds, submittedBy.id, ...(review.emergency ? [review.emergency.userId] : [])];
}

/** The turn of a revision in review as the actor may decide it, or the refusal that says why not. */
export async function turnOf(tx: Context, copy: Copy, revision: Revision): Promise<Turn> {
  const steps = await tx.em.find(Step, { revision: revision.id }, { orderBy: { tier: 'asc' } });
  const index = steps.findIndex((step) => step.state === StepState.PENDING);
  const step = steps[index];
  must(step, 'WRONG_STATE');
  const standing = standingOf({
    actorId: tx.actor.id ?? '',
    actorRoles: tx.actor.roles,
    authorIds: partsIn(copy, revision),
    approvals: revision.review.approvals,
    role: step.role,
    task: step.task,
    principals: await principalsOf(tx, step.role),
  });
  if (standing.refusal) throw new Refusal(standing.refusal);
  const { onBehalfOf } = standing;
  const before = steps[index - 1] ?? null;
  return { copy, revision, step, before, next: steps[index + 1] ?? null, onBehalfOf };
}
