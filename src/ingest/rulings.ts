import type { EntityManager } from '@mikro-orm/postgresql';
import type { Site } from '../sites/site.ts';
import { Feed } from './feed.ts';
import { findOrigin } from './find-origin.ts';
import { isContentWith, speaksOf } from './linkage.ts';
import { LinkageMode, LinkageRule } from './linkage-rule.ts';
import { linkedSites } from './linked-sites.ts';
import type { UpstreamItem } from './upstream-item.ts';

/** What holds for an item at a site: the one rule that counts there, and the feed by which it speaks of the item. */
export interface Ruling {
  site: Site;
  rule: LinkageRule;
  feed: Feed;
}

/**
 * The rulings on an item that stands in the lists of these feeds, one a site: of several rules that speak to it a
 * mandatory one counts before an advised one, and of these the earliest. Feeds that `counts` refuses are left out.
 */
export async function rulingsOn(
  em: EntityManager,
  item: UpstreamItem,
  feedIds: readonly string[],
  counts: (feed: Feed) => boolean = () => true,
): Promise<Ruling[]> {
  const feeds = await em.find(Feed, { id: { $in: [...feedIds] } }, { orderBy: { id: 'asc' } });
  const bySite = new Map<string, Ruling>();
  for (const rule of await standingRules(em, feedIds)) {
    const ofRule = feeds.filter((feed) => counts(feed) && (rule.feed === null || rule.feed.id === feed.id));
    for (const feed of ofRule) {
      for (const ruling of await spoken(em, item, { rule, feed }))
        if (!bySite.has(ruling.site.id)) bySite.set(ruling.site.id, ruling);
    }
  }
  return [...bySite.values()];
}

/** What one rule says of an item found in one feed, to each of the sites it speaks to. */
async function spoken(
  em: EntityManager,
  item: UpstreamItem,
  { rule, feed }: Pick<Ruling, 'rule' | 'feed'>,
): Promise<Ruling[]> {
  const { title, policy } = item;
  if (!speaksOf(rule.where, { title, policy, level: feed.level })) return [];
  const publishers = await publishersOf(em, item, feed);
  const sites = await linkedSites(em, rule);
  return sites
    .filter((site) => isContentWith(rule.where, site.organisation.counterparts, publishers))
    .map((site) => ({ site, rule, feed }));
}

/** Of the rulings on an item, those of the sites that share one copy with a site; the site's own only where it shares none. */
export function sharingWith(siteId: string, rulings: readonly Ruling[]): Ruling[] {
  const own = rulings.find(({ site }) => site.id === siteId);
  if (!own) return [];
  return own.rule.mode === LinkageMode.SHARED ? rulings.filter(({ rule }) => rule.id === own.rule.id) : [own];
}

function standingRules(em: EntityManager, feedIds: readonly string[]): Promise<LinkageRule[]> {
  return em.find(
    LinkageRule,
    { endedAt: null, $or: [{ feed: { $in: [...feedIds] } }, { feed: null }] },
    { orderBy: { mandatory: 'desc', id: 'asc' } },
  );
}

async function publishersOf(em: EntityManager, item: UpstreamItem, feed: Feed): Promise<string[]> {
  const origin = await findOrigin(em, item.originName);
  return [item.policy?.issuer, item.originName, origin?.name, feed.name].filter((name) => name != null);
}
