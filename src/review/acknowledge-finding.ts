import type { Copy } from '../content/copy.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { type Answer, answer, mustStandOpen } from './answer-finding.ts';
import { FindingState, Severity } from './finding.ts';
import { REVIEWER_ROLES } from './reviewer-roles.ts';

/** Notes that a finding which stops nothing was seen and the text is meant so; by anybody who may write or review. */
export async function acknowledgeFinding(ctx: Context, input: Answer): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN, ...REVIEWER_ROLES);
  const reason = line('reason', input.reason, 1_000);
  return transact(ctx, async (tx) => {
    const open = await mustStandOpen(tx, input);
    must(open.finding.severity !== Severity.BLOCK, 'FORBIDDEN', {
      zh: '必须改正的问题不能仅作知悉',
      en: 'A blocking finding cannot merely be acknowledged',
    });
    return answer(tx, open, { state: FindingState.ACKNOWLEDGED, answer: reason });
  });
}
