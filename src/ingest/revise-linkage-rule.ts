import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import type { LinkageRuleInput } from './inputs.ts';
import { LinkageRule } from './linkage-rule.ts';
import { ruleFields } from './rule-fields.ts';
import { mustRule, RULERS } from './rulers.ts';

/**
 * Says a standing rule anew, what is left out as it was: duties it calls for are opened by a job, and those that are open already stay, for a
 * supervisor to exempt. It goes on speaking for the organisation that laid it down.
 */
export async function reviseLinkageRule(
  ctx: Context,
  { id, input }: { id: string; input: LinkageRuleInput },
): Promise<LinkageRule> {
  mustHaveRole(ctx.actor, ...RULERS);
  return transact(ctx, async (tx) => {
    const rule = await mustLock(tx.em, LinkageRule, id);
    await mustRule(tx, rule);
    must(rule.endedAt === null, 'WRONG_STATE', { zh: '该规则已停用', en: 'The rule has ended' });
    const { organisationId, ...before } = pick(rule);
    tx.em.assign(rule, { ...(await ruleFields(tx, whole(rule, input))), organisationId });
    await tx.em.flush();
    await enqueue(tx, 'ingest.link', { ruleId: rule.id });
    const { organisationId: _, ...after } = pick(rule);
    await record(tx, 'linkage-rule.revised', { type: 'LinkageRule', id: rule.id }, { before, after });
    return rule;
  });
}

/** Rule: what was entered, with what was left out as it stands. */
function whole(rule: LinkageRule, input: LinkageRuleInput): LinkageRuleInput {
  const { feedId = rule.feed?.id, siteIds = rule.siteIds, where = rule.where, mode = rule.mode } = input;
  return { ...input, feedId, siteIds, where, mode };
}

function pick(rule: LinkageRule) {
  const { siteIds, organisationId, sectionCode, where, mandatory, mode } = rule;
  return { feed: rule.feed?.id ?? null, siteIds, organisationId, sectionCode, where, mandatory, mode };
}
