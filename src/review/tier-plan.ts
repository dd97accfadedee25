import type { EntityManager } from '@mikro-orm/postgresql';
import { windowOf } from '../calendar/window.ts';
import type { Sensitivity } from '../content/sensitivity.ts';
import type { Snapshot } from '../content/snapshot.ts';
import { StepTask } from '../content/step-task.ts';
import { tiersOf } from '../content/tiers.ts';
import type { Role } from '../identity/role.ts';
import { type PlannedStep, TierRule } from './tier-rule.ts';

/** Rule: the steps of a sensitivity where no line of the table speaks of the copy; a working day for each. */
export function defaultPlan(sensitivity: Sensitivity): PlannedStep[] {
  const window = windowOf(null);
  return tiersOf(sensitivity).map(({ name = '', task = StepTask.BOTH, role }) => ({
    name,
    task,
    role: role as Role,
    window,
  }));
}

// The nearest section speaks before those above it, any section before none, and a kind before any kind.
const RULE = `
  with recursive up as (
    select id, parent_id, 0 as depth from section where id = ?
    union all
    select section.id, section.parent_id, depth + 1 from section join up on section.id = up.parent_id where depth < 50
  )
  select rule.id from tier_rule rule left join up on up.id = rule.section_id
  where rule.sensitivity = ? and (rule.kind is null or rule.kind = ?)
    and (rule.section_id is null or up.id is not null)
  order by up.depth nulls last, rule.kind nulls last limit 1`;

/** The steps that a copy of this sensitivity, kind and section takes by the table as it is now. */
export async function tierPlan(
  em: EntityManager,
  { kind, sectionId }: Pick<Snapshot, 'kind' | 'sectionId'>,
  sensitivity: Sensitivity,
): Promise<PlannedStep[]> {
  const [found] = await em.execute<{ id: string }[]>(RULE, [sectionId, sensitivity, kind]);
  const rule = found && (await em.findOne(TierRule, { id: found.id }));
  return rule ? rule.steps : defaultPlan(sensitivity);
}
