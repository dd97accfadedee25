import { LockMode } from '@mikro-orm/core';
import { Duty, DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { type Context, enqueue } from '../identity/context.ts';
import { availableAt, isBacklog } from './availability.ts';
import { publishedOf } from './carry.ts';
import { type Ruling, rulingsOn } from './rulings.ts';
import type { UpstreamItem } from './upstream-item.ts';

/**
 * Opens a repost duty for every site that is to carry the item by the rules of these feeds, owed or advised, in the act's
 * own transaction and with the item's row held. Once is enough, and a second time changes nothing. What is published of
 * it already is held against the new duties by a job.
 */
export async function openReposts(
  tx: Context,
  item: UpstreamItem,
  feedIds: readonly string[],
): Promise<void> {
  const rulings = await rulingsOn(tx.em, item, feedIds, (feed) => !isBacklog(item, feed.firstListedAt));
  const isPublished = rulings.length > 0 && (await publishedOf(tx, item)).length > 0;
  if (isPublished) await enqueue(tx, 'ingest.carry', { itemId: item.id });
  await holdDuties(tx, item);
  for (const ruling of rulings) await openRepost(tx, item, ruling);
}

/** Whoever settles duties holds them; so does whoever opens some again, in the order of their ids. */
async function holdDuties(tx: Context, item: UpstreamItem): Promise<void> {
  const reposts = { kind: DutyKind.REPOST, subjectId: item.id };
  await tx.em.find(Duty, reposts, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
}

async function openRepost(tx: Context, item: UpstreamItem, { site, rule, feed }: Ruling): Promise<void> {
  await openDuty(tx, {
    kind: DutyKind.REPOST,
    about: item.title,
    subject: { type: 'UpstreamItem', id: item.id },
    siteId: site.id,
    window: feed.window,
    from: availableAt(item, feed.firstListedAt),
    advised: !rule.mandatory,
  });
}
