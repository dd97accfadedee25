import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { Feed } from './feed.ts';
import type { LinkageRuleInput } from './inputs.ts';
import { link } from './link.ts';
import { type LinkageCondition, LinkageMode, LinkageRule } from './linkage-rule.ts';
import { linkedSites } from './linked-sites.ts';

/**
 * Lays down which sites must repost which items of a feed, and opens the duties for what was seen within thirty days.
 * Sites that are named must be within the actor's reach and have the section.
 */
export async function createLinkageRule(ctx: Context, input: LinkageRuleInput): Promise<LinkageRule> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.SUPERVISOR, Role.ADMIN);
  must(input.mode !== LinkageMode.SHARED, 'NOT_THERE_YET', {
    zh: '多站共用一份审定稿（SHARED）尚未提供，请用 OWN',
    en: 'One reviewed copy for several sites (SHARED) is not there yet; use OWN',
  });
  must(ctx.actor.organisationId || ctx.actor.kind === 'system', 'FORBIDDEN', {
    zh: '您不属于任何单位，不能设定联动规则',
    en: 'You are of no organisation, and a rule speaks to the sites of one',
  });
  const rule = await transact(ctx, async (tx) => {
    const feed = await mustFind(tx.em, Feed, input.feedId);
    const sectionCode = line('sectionCode', input.sectionCode, 64);
    const siteIds = await namedSites(tx, input.siteIds ?? [], sectionCode);
    const { mandatory } = input;
    const created = tx.em.create(LinkageRule, {
      ...{ feed, siteIds, sectionCode, mandatory, mode: input.mode ?? LinkageMode.OWN },
      where: conditionOf(input.where),
      organisationId: tx.actor.organisationId,
    });
    must(siteIds.length === 0 || (await linkedSites(tx.em, created)).length > 0, 'BAD_USER_INPUT', {
      zh: '所列站点均不属于所列行业或地区',
      en: 'None of the sites is of the industries and regions given',
    });
    await tx.em.flush();
    // The job does what the act does below, in case this process ends in between or the act is part of a larger one.
    await enqueue(tx, 'ingest.link', { ruleId: created.id });
    const detail = { feed: feed.url, siteIds, sectionCode, mandatory };
    await record(tx, 'linkage-rule.created', { type: 'LinkageRule', id: created.id }, detail);
    return created;
  });
  if (!ctx.em.isInTransaction()) await link(ctx, { ruleId: rule.id });
  return rule;
}

async function namedSites(tx: Context, given: string[], sectionCode: string): Promise<string[]> {
  const siteIds = [...new Set(given)];
  for (const id of siteIds) {
    const site = await mustFind(tx.em, Site, id);
    await mustReach(tx, site);
    must(await tx.em.count(Section, { site, code: sectionCode }), 'BAD_USER_INPUT', {
      zh: `站点${site.name}没有代码为${sectionCode}的栏目`,
      en: `The site ${site.code} has no section with code ${sectionCode}`,
    });
  }
  return siteIds;
}

function conditionOf(where: LinkageCondition | null | undefined): LinkageCondition | null {
  if (!where) return null;
  const words = (field: string, given: string[] | null | undefined) =>
    (given ?? []).slice(0, 100).map((word) => line(field, word, 100));
  return {
    titleMatches: optionalLine('titleMatches', where.titleMatches, 1_000),
    themes: words('themes', where.themes),
    industries: words('industries', where.industries),
    regions: words('regions', where.regions),
  };
}
