import type { EntityManager } from '@mikro-orm/postgresql';
import { Section, SectionType } from '../sites/section.ts';
import type { Site } from '../sites/site.ts';
import type { UpstreamItem } from './upstream-item.ts';

/**
 * The section of a site that an item belongs in: the one its ruling names, else the first for policies or for notices,
 * whichever the item is, or else the other; null where the site has none of these.
 */
export async function findSection(
  em: EntityManager,
  item: UpstreamItem,
  { site, code }: { site: Site; code: string | undefined },
): Promise<Section | null> {
  const sections = await em.find(Section, { site: site.id }, { orderBy: { position: 'asc', id: 'asc' } });
  const types = [SectionType.POLICY, SectionType.NOTICE];
  const inOrder = item.policy ? types : types.toReversed();
  return (
    sections.find((section) => section.code === code) ??
    inOrder.map((type) => sections.find((section) => section.type === type)).find(Boolean) ??
    null
  );
}
