import { windowOf } from '../calendar/window.ts';
import type { Sensitivity } from '../content/sensitivity.ts';
import { StepTask } from '../content/step-task.ts';
import { floorOf, reachesFloor } from '../content/tiers.ts';
import { Role } from '../identity/role.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { REVIEWER_ROLES } from './reviewer-roles.ts';
import type { PlannedStep } from './tier-rule.ts';

const MOST = 9;

function plannedStep({ name, task, role, window }: PlannedStep): PlannedStep {
  const roles = task === StepTask.PROOF ? [...REVIEWER_ROLES, Role.EDITOR] : REVIEWER_ROLES;
  must(roles.includes(role), 'BAD_USER_INPUT', {
    zh: '审由审核角色担任，校可以由审核角色或编辑担任',
    en: 'Reviews belong to reviewers; proofs to reviewers or editors',
  });
  return { name: line('name', name, 20), task, role, window: windowOf(window as never) };
}

/**
 * Rule: the steps that an administrator lays down for a sensitivity, checked: one to nine, and never without the reviews
 * of the floor; BAD_USER_INPUT names what is wrong.
 */
export function plannedSteps(sensitivity: Sensitivity, steps: readonly PlannedStep[]): PlannedStep[] {
  must(steps.length >= 1 && steps.length <= MOST, 'BAD_USER_INPUT', {
    zh: `环节须为1到${MOST}个`,
    en: `There must be 1 to ${MOST} steps`,
  });
  const floor = floorOf(sensitivity);
  must(
    reachesFloor(sensitivity, steps),
    'BAD_USER_INPUT',
    {
      zh: '不得省去信息办负责人和该敏感程度最高一级的审核',
      en: 'The reviews of the information office and of the highest tier of this sensitivity stay',
    },
    { floor },
  );
  return steps.map(plannedStep);
}
