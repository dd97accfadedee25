import type { Copy } from '../content/copy.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { overridersOf } from '../content/override.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { type Answer, answer, mustStandOpen } from './answer-finding.ts';
import { FindingState, Severity } from './finding.ts';
import { REVIEWER_ROLES } from './reviewer-roles.ts';

/** Lets a blocking finding pass for a stated reason, by a role two tiers above the editor's; of a mark of secrecy, by the vice mayor's. It holds for this passage only, and never for one's own work. */
export async function overrideFinding(ctx: Context, input: Answer): Promise<Copy> {
  mustHaveRole(ctx.actor, ...REVIEWER_ROLES);
  const reason = line('reason', input.reason, 1_000);
  return transact(ctx, async (tx) => {
    const open = await mustStandOpen(tx, input);
    mustAllow('override', open.copy.state);
    must(open.finding.severity === Severity.BLOCK, 'WRONG_STATE', {
      zh: '该问题不阻止送审，无需放行',
      en: 'This finding stops nothing',
    });
    const parts = [...open.copy.authorIds, open.revision.submittedBy.id];
    must(!parts.includes(tx.actor.id ?? ''), 'OWN_WORK');
    const role = overridersOf(open.finding.rule).find((one) => tx.actor.roles.includes(one));
    must(role, 'FORBIDDEN', {
      zh: '放行须由高两级的审核人作出，涉密标志只能由分管副市长放行',
      en: 'It takes a reviewer two tiers up, and the vice mayor for a mark of secrecy',
    });
    return answer(tx, open, { state: FindingState.OVERRIDDEN, answer: reason, answeredAs: role });
  });
}
