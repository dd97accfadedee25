import type { Copy } from '../content/copy.ts';
import { otherLeader } from '../content/emergency.ts';
import type { Revision } from '../content/revision.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import { sharesTask } from '../content/step-task.ts';
import type { Context } from '../identity/context.ts';
import { tierPlan } from './tier-plan.ts';
import type { PlannedStep } from './tier-rule.ts';

const OTHERS = `
  with recursive above as (
    select o.id, o.parent_id from organisation o join site s on s.organisation_id = o.id where s.id = ?
    union select o.id, o.parent_id from organisation o join above on o.id = above.parent_id
  )
  select exists (
    select from "user" u where u.active and ? = any(u.roles) and u.organisation_id in (select id from above)
      and u.id <> all(?::uuid[]) and (?::uuid[] is null or u.id = any(?::uuid[]))
  ) as "isThere"`;

const listed = (ids: readonly string[]) => `{${ids.join(',')}}`;

/**
 * Rule: the steps that decide on what a leader brought out, where nobody else has that leader's role: the other leader
 * takes them over, unless a step of the other's does the same already.
 */
function takenOver(plan: readonly PlannedStep[], role: string): PlannedStep[] {
  const heir = otherLeader(role);
  if (!heir) return [...plan];
  const hasDone = ({ task }: PlannedStep) =>
    plan.some((one) => one.role === heir && sharesTask(one.task, task));
  return plan
    .filter((step) => step.role !== role || !hasDone(step))
    .map((step) => (step.role === role ? { ...step, role: heir } : step));
}

/** The steps that decide in retrospect on what an emergency brought out: those of its level, none left to whoever brought it out alone. */
export async function retrospectPlan(tx: Context, copy: Copy, revision: Revision): Promise<PlannedStep[]> {
  const plan = await tierPlan(tx.em, revision.snapshot, copy.sensitivity ?? Sensitivity.SENSITIVE);
  const { emergency } = revision.review;
  if (!emergency || !plan.some(({ role }) => role === emergency.role)) return plan;
  const parts = listed([...copy.authorIds, revision.submittedBy.id, emergency.userId]);
  const named = copy.namedIds && listed(copy.namedIds);
  const asked = [copy.site.id, emergency.role, parts, named, named];
  const [others] = await tx.em.execute<{ isThere: boolean }[]>(OTHERS, asked);
  return others?.isThere ? plan : takenOver(plan, emergency.role);
}
