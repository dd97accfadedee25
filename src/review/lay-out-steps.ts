import type { Revision } from '../content/revision.ts';
import type { Sensitivity } from '../content/sensitivity.ts';
import { TIERS, tiersOf } from '../content/tiers.ts';
import type { Context } from '../identity/context.ts';
import { Step } from './step.ts';

/** Creates the steps of a revision by the tiers of its sensitivity; the first waits from now. */
export function layOutSteps(tx: Context, revision: Revision, sensitivity: Sensitivity): void {
  revision.review = { ...revision.review, tiers: tiersOf(sensitivity) };
  for (const [index, role] of TIERS[sensitivity].entries()) {
    const waitingSince = index === 0 ? tx.now() : null;
    tx.em.create(Step, { revision, tier: index + 1, role, waitingSince }, { partial: true });
  }
}
