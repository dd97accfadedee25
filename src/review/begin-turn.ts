import type { Revision } from '../content/revision.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import type { Step } from './step.ts';

/** Begins the turn of a step, in the act's own transaction: it waits from now, and a duty with its window is open. */
export async function beginTurn(tx: Context, revision: Revision, step: Step, siteId: string): Promise<void> {
  const subject = { type: 'Step', id: step.id };
  const { window } = step;
  const duty = { kind: DutyKind.REVIEW, subject, siteId, window, from: tx.now(), reopen: true };
  const { dueAt } = await openDuty(tx, duty);
  Object.assign(step, { waitingSince: tx.now(), dueAt });
  revision.review = { ...revision.review, turn: step.id };
}
