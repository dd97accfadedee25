import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { type Context, enqueue } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { findSection } from './find-section.ts';
import { feedIdsOf } from './follow-leader.ts';
import { rulingsOn, sharingWith } from './rulings.ts';
import { UpstreamItem } from './upstream-item.ts';

/** A repost that is published: of which item, as what, and the site that reviewed it. */
export interface Published {
  item: UpstreamItem;
  contentId: string;
  siteId: string;
}

/**
 * Queues the placing of a shared repost at every other site of its rule that owes it, in the act's own transaction. With
 * `first`, only where it never was, so that what a site took out stays out.
 */
export async function carryAround(tx: Context, published: Published, first: boolean): Promise<void> {
  const { item, contentId, siteId } = published;
  const rulings = await rulingsOn(tx.em, item, await feedIdsOf(tx, item));
  const open = { kind: DutyKind.REPOST, subjectId: item.id, state: DutyState.OPEN };
  const duties = await tx.em.find(Duty, first ? { ...open, round: 1 } : open);
  const owing = new Set(duties.map((duty) => duty.siteId));
  for (const { site, rule } of sharingWith(siteId, rulings)) {
    if (site.id === siteId || !owing.has(site.id)) continue;
    const section = await findSection(tx.em, item, { site, code: rule.sectionCode });
    if (section) await enqueue(tx, 'release.carry', { contentId, sectionId: section.id });
    else tx.log.warn({ item: item.id, site: site.id }, 'a site has no section for what it shares');
  }
}

/** Holds what is published of an item against duties that were opened since, and carries it around where it is shared. */
export async function carry(ctx: Context, { itemId }: { itemId: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const item = await mustFind(tx.em, UpstreamItem, itemId);
    for (const { contentId, site } of await publishedOf(tx, item)) {
      if (contentId === null) continue;
      await enqueue(tx, 'release.settle-reposts', { contentId });
      await carryAround(tx, { item, contentId, siteId: site.id }, true);
    }
  });
}

/** The published reposts of an item, one for each content. */
export async function publishedOf(tx: Pick<Context, 'em'>, item: UpstreamItem): Promise<Copy[]> {
  const copies = await tx.em.find(
    Copy,
    { upstreamItemId: item.id, state: CopyState.PUBLISHED },
    { orderBy: { composedAt: 'asc', id: 'asc' } },
  );
  return [...new Map(copies.map((copy) => [copy.contentId, copy])).values()];
}
