import type { EntityManager } from '@mikro-orm/postgresql';
import { branchOf } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { speaksTo } from './linkage.ts';
import type { LinkageRule } from './linkage-rule.ts';

/** The sites a linkage rule speaks to now: those it names, or all of its organisation's branch, that its condition holds for. */
export async function linkedSites(
  em: EntityManager,
  rule: Pick<LinkageRule, 'siteIds' | 'organisationId' | 'where'>,
): Promise<Site[]> {
  const sites = await em.find(Site, await whereOf(em, rule), {
    orderBy: { code: 'asc' },
    populate: ['organisation'],
  });
  return sites.filter((site) => speaksTo(rule.where, site));
}

async function whereOf(
  em: EntityManager,
  { siteIds, organisationId }: Pick<LinkageRule, 'siteIds' | 'organisationId'>,
) {
  if (siteIds.length > 0) return { id: { $in: siteIds } };
  return organisationId ? { organisation: { $in: await branchOf(em, organisationId) } } : {};
}
