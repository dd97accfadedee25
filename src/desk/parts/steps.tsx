import type { StepRowFragment } from '../generated/operations.ts';
import { STEP_STATES } from '../states.ts';
import { remaining, since, timeOf } from '../time.ts';
import { ROLES, TASKS } from '../words.ts';
import { State } from './frame.tsx';

/** Who did something, and for whom where they stood for another. */
export function inNameOf(name: string, principal: string | null | undefined): string {
  return principal ? `${name} 代 ${principal}` : name;
}

function Facts({ step }: { step: StepRowFragment }) {
  const { decidedBy, decidedAt, onBehalfOf, waitingSince, dueAt, state } = step;
  if (decidedBy) {
    return <small>{`${inNameOf(decidedBy.name, onBehalfOf?.name)}，${timeOf(decidedAt)}`}</small>;
  }
  if (!waitingSince || state !== 'PENDING') return <small>未轮到</small>;
  const due = dueAt ? remaining(dueAt) : null;
  return (
    <small>
      已等待 {since(waitingSince)}
      {due && dueAt && (
        <span className={due.overdue ? 'overdue' : ''}>
          ，{timeOf(dueAt)} 前办结（{due.words}）
        </span>
      )}
    </small>
  );
}

/** The steps of one round of review with what was decided and remarked, and for whom. */
export function Steps({ steps }: { steps: StepRowFragment[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.id}>
          <strong>{step.name}</strong>
          <small>
            {ROLES[step.role]} · {TASKS[step.task]}
          </small>
          <State of={STEP_STATES[step.state]} />
          <Facts step={step} />
          {step.remark && <blockquote>{step.remark}</blockquote>}
          {step.sentBackRemark && (
            <blockquote>
              {step.sentBackBy?.name ?? ''} {timeOf(step.sentBackAt)} 退回重审：{step.sentBackRemark}
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  );
}
