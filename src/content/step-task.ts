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

/** Rule: whether two steps have a review in common, or a proof; a step that was laid out without a task was both. */
export function sharesTask(one: StepTask | undefined, other: StepTask | undefined): boolean {
  const [a, b] = [one ?? StepTask.BOTH, other ?? StepTask.BOTH];
  return a === b || a === StepTask.BOTH || b === StepTask.BOTH;
}
