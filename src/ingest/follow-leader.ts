import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import type { Context } from '../identity/context.ts';
import { UpstreamItem } from './upstream-item.ts';

/**
 * Makes an item, and what follows it, another source of the leading item, in the act's own transaction: its repost
 * duties become the leader's, and where the leader has one for the site already, that one is left.
 */
export async function followLeader(tx: Context, follower: UpstreamItem, leader: UpstreamItem): Promise<void> {
  follower.sameAs = leader;
  await tx.em.flush();
  await tx.em.nativeUpdate(UpstreamItem, { sameAs: follower.id }, { sameAs: leader.id });
  const own = { kind: DutyKind.REPOST, subjectId: leader.id };
  const taken = (await tx.em.find(Duty, own)).map(({ siteId }) => siteId ?? '');
  const moved = { kind: DutyKind.REPOST, subjectId: follower.id };
  await tx.em.nativeUpdate(Duty, { ...moved, siteId: { $nin: taken } }, { subjectId: leader.id });
  await tx.em.nativeUpdate(
    Duty,
    { ...moved, state: DutyState.OPEN },
    {
      state: DutyState.EXEMPT,
      settledAt: tx.now(),
      exemptReason: `与《${leader.title}》为同一文件，转载任务不重复计算`,
    },
  );
}

/** Every feed a policy stands in the list of: those of its leading item, and those of its followers. */
export async function feedIdsOf(tx: Pick<Context, 'em'>, leader: UpstreamItem): Promise<string[]> {
  const followers = await tx.em.find(
    UpstreamItem,
    { sameAs: leader.id },
    { fields: ['feed', 'alsoFeedIds'] },
  );
  const all = [leader, ...followers].flatMap(({ feed, alsoFeedIds }) => [feed.id, ...alsoFeedIds]);
  return [...new Set(all)];
}

/** The item that stands for a policy: the leading one, or the item itself. */
export async function leaderOf(tx: Pick<Context, 'em'>, item: UpstreamItem): Promise<UpstreamItem> {
  return item.sameAs ? tx.em.findOneOrFail(UpstreamItem, item.sameAs.id) : item;
}

/** The other sources of the policy an item is of, the leading one first. */
export async function otherSourcesOf(ctx: Pick<Context, 'em'>, item: UpstreamItem): Promise<UpstreamItem[]> {
  const leaderId = item.sameAs?.id ?? item.id;
  const all = await ctx.em.find(
    UpstreamItem,
    { $or: [{ id: leaderId }, { sameAs: leaderId }] },
    { orderBy: { firstSeenAt: 'asc', id: 'asc' }, limit: 100 },
  );
  const others = all.filter(({ id }) => id !== item.id);
  return others.toSorted((one, other) => Number(other.id === leaderId) - Number(one.id === leaderId));
}
