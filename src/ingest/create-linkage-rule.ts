import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import type { LinkageRuleInput } from './inputs.ts';
import { link } from './link.ts';
import { LinkageRule } from './linkage-rule.ts';
import { ruleFields } from './rule-fields.ts';
import { RULERS } from './rulers.ts';

/**
 * Lays down which sites must repost which items, of one feed or of all, and opens the duties for what was seen within
 * thirty days. Sites that are named must be within the actor's reach and have the section.
 */
export async function createLinkageRule(ctx: Context, input: LinkageRuleInput): Promise<LinkageRule> {
  mustHaveRole(ctx.actor, ...RULERS);
  const rule = await transact(ctx, async (tx) => {
    const fields = await ruleFields(tx, input);
    const created = tx.em.create(LinkageRule, fields);
    await tx.em.flush();
    // The job does what the act does below for a rule of one feed, in case this process ends in between or the act is
    // part of a larger one.
    await enqueue(tx, 'ingest.link', { ruleId: created.id });
    const { siteIds, sectionCode, mandatory, mode } = fields;
    const detail = { feed: fields.feed?.url ?? null, siteIds, sectionCode, mandatory, mode };
    await record(tx, 'linkage-rule.created', { type: 'LinkageRule', id: created.id }, detail);
    return created;
  });
  if (rule.feed && !ctx.em.isInTransaction()) await link(ctx, { ruleId: rule.id });
  return rule;
}
