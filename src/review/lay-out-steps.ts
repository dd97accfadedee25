import type { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { beginTurn } from './begin-turn.ts';
import { Step } from './step.ts';
import type { PlannedStep } from './tier-rule.ts';

/** Creates the steps of a revision as they are planned now, which a later change of the table leaves alone; the first one's turn begins. */
export async function layOutSteps(
  tx: Context,
  revision: Revision,
  plan: readonly PlannedStep[],
): Promise<void> {
  const steps = plan.map((planned, index) =>
    tx.em.create(Step, { ...planned, revision, tier: index + 1 }, { partial: true }),
  );
  const tiers = steps.map(({ tier, role, task, name }) => ({ tier, role, task, name }));
  revision.review = { ...revision.review, tiers };
  const [first] = steps;
  if (first) await beginTurn(tx, revision, first, revision.snapshot.siteId);
}
