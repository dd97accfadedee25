import type { EntityManager } from '@mikro-orm/postgresql';
import { Section, SectionType } from '../sites/section.ts';
import type { Site } from '../sites/site.ts';
import type { UpstreamItem } from './upstream-item.ts';

const FORMERLY = `select section_id as id from former_address where site_id = ? and path = ? and section_id is not null`;

/** The section that had a code before it was given another one. */
async function formerly(em: EntityManager, site: Site, code: string): Promise<string | undefined> {
  const [found] = await em.execute<{ id: string }[]>(FORMERLY, [site.id, `/section/${code}`]);
  return found?.id;
}

/**
 * The section of a site that an item belongs in: the one its ruling names, by its present code or a former one, else the first for policies or for notices,
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
  const named = sections.find((section) => section.code === code);
  const former = named || code === undefined ? undefined : await formerly(em, site, code);
  return (
    named ??
    sections.find((section) => section.id === former) ??
    inOrder.map((type) => sections.find((section) => section.type === type)).find(Boolean) ??
    null
  );
}
