import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { Feed } from './feed.ts';
import type { LinkageRuleInput } from './inputs.ts';
import { type LinkageCondition, LinkageMode, type LinkageRule } from './linkage-rule.ts';
import { linkedSites } from './linked-sites.ts';

const MOST_SITES = 2_000;

/** What a rule says, as it was entered and checked. */
export type RuleFields = Pick<
  LinkageRule,
  'feed' | 'siteIds' | 'organisationId' | 'sectionCode' | 'where' | 'mandatory' | 'mode'
>;

/**
 * What an editor enters of a linkage rule, checked, in the act's own transaction: the sites that are named must be within
 * the actor's reach and have the section, and its conditions must leave one of them.
 */
export async function ruleFields(tx: Context, input: LinkageRuleInput): Promise<RuleFields> {
  must(tx.actor.organisationId || tx.actor.kind === 'system', 'FORBIDDEN', {
    zh: '您不属于任何单位，不能设定联动规则',
    en: 'You are of no organisation, and a rule speaks to the sites of one',
  });
  const sectionCode = line('sectionCode', input.sectionCode, 64);
  const fields = {
    feed: input.feedId ? await mustFind(tx.em, Feed, input.feedId) : null,
    ...{ sectionCode, siteIds: await namedSites(tx, input.siteIds ?? [], sectionCode) },
    ...{ mandatory: input.mandatory, mode: input.mode ?? LinkageMode.OWN },
    ...{ where: conditionOf(input.where), organisationId: tx.actor.organisationId },
  };
  must(fields.siteIds.length === 0 || (await linkedSites(tx.em, fields)).length > 0, 'BAD_USER_INPUT', {
    zh: '所列站点均不属于所列行业或地区',
    en: 'None of the sites is of the industries and regions given',
  });
  return fields;
}

async function namedSites(tx: Context, given: string[], sectionCode: string): Promise<string[]> {
  const siteIds = [...new Set(given)];
  must(siteIds.length <= MOST_SITES, 'BAD_USER_INPUT', {
    zh: `一条规则最多列出${MOST_SITES}个站点`,
    en: `A rule names at most ${MOST_SITES} sites`,
  });
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
    levels: [...new Set(where.levels ?? [])],
    counterparts: where.counterparts ?? false,
  };
}
