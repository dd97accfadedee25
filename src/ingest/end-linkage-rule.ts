import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { LinkageRule } from './linkage-rule.ts';
import { mustRule, RULERS } from './rulers.ts';

/** Ends a rule: it opens no more duties; those that are open are owed still. Ending it twice changes nothing. */
export async function endLinkageRule(ctx: Context, input: { id: string }): Promise<LinkageRule> {
  mustHaveRole(ctx.actor, ...RULERS);
  return transact(ctx, async (tx) => {
    const rule = await mustLock(tx.em, LinkageRule, input.id);
    await mustRule(tx, rule);
    if (rule.endedAt) return rule;
    rule.endedAt = tx.now();
    await tx.em.flush();
    await record(tx, 'linkage-rule.ended', { type: 'LinkageRule', id: rule.id });
    return rule;
  });
}
