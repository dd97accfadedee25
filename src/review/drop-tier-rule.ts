import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustRule } from './set-tier-rule.ts';
import { TierRule } from './tier-rule.ts';

/** Takes a line out of the table of steps, in the version that was seen; copies submitted afterwards go by what is left of the table. Answers its id. */
export async function dropTierRule(ctx: Context, input: { id: string; version: number }): Promise<string> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const rule = await mustLock(tx.em, TierRule, input.id);
    if (rule.section) await tx.em.populate(rule, ['section']);
    await mustRule(tx, rule.section);
    must(rule.version === input.version, 'STALE');
    const { sensitivity, kind, steps: before } = rule;
    const detail = { sensitivity, kind, sectionId: rule.section?.id ?? null, before, after: null };
    await tx.em.nativeDelete(TierRule, { id: rule.id });
    await record(tx, 'tier-rule.dropped', { type: 'TierRule', id: rule.id }, detail);
    return rule.id;
  });
}
