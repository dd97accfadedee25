import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { availableAt, isBacklog } from './availability.ts';
import { speaksOf } from './linkage.ts';
import { LinkageRule } from './linkage-rule.ts';
import { linkedSites } from './linked-sites.ts';
import type { UpstreamItem } from './upstream-item.ts';

/**
 * Opens a repost duty for every site that must carry the item by the mandatory rules of these feeds, in the act's own
 * transaction and with the item's row held. Once is enough, and a second time changes nothing.
 */
export async function openReposts(
  tx: Context,
  item: UpstreamItem,
  feedIds: readonly string[],
): Promise<void> {
  const rules = await tx.em.find(
    LinkageRule,
    { feed: { $in: [...feedIds] }, mandatory: true },
    { populate: ['feed'], orderBy: { id: 'asc' } },
  );
  for (const rule of rules) {
    if (isBacklog(item, rule.feed.firstListedAt) || !speaksOf(rule.where, item)) continue;
    for (const site of await linkedSites(tx.em, rule)) {
      await openDuty(tx, {
        kind: DutyKind.REPOST,
        subject: { type: 'UpstreamItem', id: item.id },
        siteId: site.id,
        window: rule.feed.window,
        from: availableAt(item, rule.feed.firstListedAt),
      });
    }
  }
}
