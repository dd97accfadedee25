import type { StepRowFragment } from '../generated/operations.ts';
import { STEP_STATES } from '../states.ts';
import { since, timeOf } from '../time.ts';
import { ROLES } from '../words.ts';
import { State } from './frame.tsx';

function factsOf({ decidedBy, decidedAt, waitingSince, state }: StepRowFragment): string {
  if (decidedBy) return `${decidedBy.name}，${timeOf(decidedAt)}`;
  return waitingSince && state === 'PENDING' ? `已等待 ${since(waitingSince)}` : '未轮到';
}

/** The tiers of one round of review with what was decided and remarked. */
export function Steps({ steps }: { steps: StepRowFragment[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.id}>
          <strong>{ROLES[step.role]}</strong>
          <State of={STEP_STATES[step.state]} />
          <small>{factsOf(step)}</small>
          {step.remark && <blockquote>{step.remark}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
