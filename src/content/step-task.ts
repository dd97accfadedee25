import { registerEnumType } from 'type-graphql';

/** What a step of review is for: 审, 校, or both in one. */
export enum StepTask {
  REVIEW = 'REVIEW',
  PROOF = 'PROOF',
  BOTH = 'BOTH',
}
registerEnumType(StepTask, {
  name: 'StepTask',
  description: '环节任务（三审三校）',
  valuesConfig: {
    REVIEW: { description: '审' },
    PROOF: { description: '校' },
    BOTH: { description: '审校合一' },
  },
});

/** Rule: what a step is for; one that was laid out before there were tasks was for both. */
export function taskOf(task: StepTask | undefined): StepTask {
  return task ?? StepTask.BOTH;
}

/** Rule: whether two steps have a review in common, or a proof. */
export function sharesTask(one: StepTask | undefined, other: StepTask | undefined): boolean {
  const [a, b] = [taskOf(one), taskOf(other)];
  return a === b || a === StepTask.BOTH || b === StepTask.BOTH;
}
