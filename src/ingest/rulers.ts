import type { Context } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { must } from '../platform/refusal.ts';
import { branchOf } from '../sites/scope.ts';
import type { LinkageRule } from './linkage-rule.ts';

/** Who may lay down linkage rules. */
export const RULERS: readonly Role[] = [Role.EDITOR, Role.SUPERVISOR, Role.ADMIN];

/** Refuses whoever is neither of the organisation that laid a rule down nor above it; the hub itself may. */
export async function mustRule(ctx: Context, rule: LinkageRule): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const branch = await branchOf(ctx.em, ctx.actor.organisationId);
  must(rule.organisationId && branch.includes(rule.organisationId), 'FORBIDDEN', {
    zh: '该联动规则不是您的单位制定的',
    en: 'That rule was not laid down by your organisation',
  });
}
