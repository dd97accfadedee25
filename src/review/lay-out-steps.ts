import type { Sensitivity } from '../content/copy.ts';
import type { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { TIERS } from './policy.ts';
import { Step } from './step.ts';

/** Creates the steps of a revision by the tiers of its sensitivity; the first waits from now. */
export function layOutSteps(tx: Context, revision: Revision, sensitivity: Sensitivity): void {
  const roles = TIERS[sensitivity];
  const tiers = roles.map((role, index) => ({ tier: index + 1, role }));
  revision.review = { ...revision.review, tiers };
  for (const { tier, role } of tiers) {
    const waitingSince = tier === 1 ? tx.now() : null;
    tx.em.create(Step, { revision, tier, role, waitingSince }, { partial: true });
  }
}
