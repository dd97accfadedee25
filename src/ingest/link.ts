import type { Context } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { isBacklog } from './availability.ts';
import { Feed } from './feed.ts';
import { leaderOf } from './follow-leader.ts';
import { speaksOf } from './linkage.ts';
import { LinkageRule } from './linkage-rule.ts';
import { ofFeed } from './of-feed.ts';
import { openReposts } from './open-reposts.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

const LOOKS_BACK_MS = 30 * 86_400_000;
const MOST_ITEMS = 10_000;
const LOOKED_AT = [
  'title',
  'policy',
  'publishedAt',
  'publishedAtPrecision',
  'firstSeenAt',
  'listRank',
] as const;

/**
 * Opens the duties of a standing rule for the items first seen within thirty days, each in a transaction of its own: of
 * its feed, or of every feed of the levels it names.
 */
export async function link(ctx: Context, input: { ruleId: string }): Promise<void> {
  const em = ctx.em.fork();
  const rule = await mustFind(em, LinkageRule, input.ruleId);
  if (rule.endedAt) return;
  const levels = rule.where?.levels ?? [];
  const ofLevel = levels.length > 0 ? { level: { $in: levels } } : {};
  const where = rule.feed ? { id: rule.feed.id } : ofLevel;
  for (const feed of await em.find(Feed, where, { orderBy: { id: 'asc' } })) await linkFeed(ctx, rule, feed);
}

async function linkFeed(ctx: Context, rule: LinkageRule, feed: Feed): Promise<void> {
  const since = new Date(ctx.now().getTime() - LOOKS_BACK_MS);
  const items = await ctx.em.fork().find(
    UpstreamItem,
    // An item whose page is still to be read is linked when it has been.
    { $and: [ofFeed(feed.id), { firstSeenAt: { $gt: since }, state: { $ne: UpstreamItemState.LISTED } }] },
    { orderBy: { firstSeenAt: 'desc', id: 'desc' }, limit: MOST_ITEMS, fields: LOOKED_AT },
  );
  const { level, firstListedAt } = feed;
  const linked = items.filter(
    (item) =>
      !isBacklog(item, firstListedAt) &&
      speaksOf(rule.where, { title: item.title, policy: item.policy, level }),
  );
  for (const { id } of linked) {
    await transact(ctx, async (tx) => {
      const { id: leaderId } = await leaderOf(tx, await tx.em.findOneOrFail(UpstreamItem, id));
      await openReposts(tx, await mustLock(tx.em, UpstreamItem, leaderId), [feed.id]);
    });
  }
}
