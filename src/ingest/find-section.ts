import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../platform/refusal.ts';
import { Section, SectionType } from '../sites/section.ts';
import type { Site } from '../sites/site.ts';
import { feedIdsOf } from './follow-leader.ts';
import { speaksOf } from './linkage.ts';
import { LinkageRule } from './linkage-rule.ts';
import { linkedSites } from './linked-sites.ts';
import type { UpstreamItem } from './upstream-item.ts';

/**
 * The section of a site that a repost of an item belongs in: the one its linkage rule names, else the first for
 * policies or for notices, whichever the item is, or else the other; refuses where the site has none of these.
 */
export async function findSection(em: EntityManager, item: UpstreamItem, site: Site): Promise<Section> {
  const sections = await em.find(Section, { site: site.id }, { orderBy: { position: 'asc', id: 'asc' } });
  const codes = await ruledCodes(em, item, site);
  const types = [SectionType.POLICY, SectionType.NOTICE];
  const inOrder = item.policy ? types : types.toReversed();
  const found =
    codes.map((code) => sections.find((section) => section.code === code)).find(Boolean) ??
    inOrder.map((type) => sections.find((section) => section.type === type)).find(Boolean);
  if (found) return found;
  throw new Refusal('BAD_USER_INPUT', {
    zh: '该站点没有政策文件或通知公告栏目，请先建立',
    en: 'The site has no section for policies or notices; create one first',
  });
}

async function ruledCodes(em: EntityManager, item: UpstreamItem, site: Site): Promise<string[]> {
  const feeds = await feedIdsOf({ em }, item);
  const rules = await em.find(
    LinkageRule,
    { feed: { $in: feeds } },
    { orderBy: { mandatory: 'desc', id: 'asc' } },
  );
  const codes: string[] = [];
  for (const rule of rules) {
    const isLinked = (await linkedSites(em, rule)).some(({ id }) => id === site.id);
    if (isLinked && speaksOf(rule.where, item)) codes.push(rule.sectionCode);
  }
  return codes;
}
