import { LockMode } from '@mikro-orm/core';
import { changeOf } from '../content/change.ts';
import { Copy } from '../content/copy.ts';
import { currentSnapshot } from '../content/latest-revision.ts';
import { steadyText } from '../content/steady-text.ts';
import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { exempt } from '../duties/exempt.ts';
import type { Context } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import type { JobPayloads } from '../platform/jobs/job.ts';
import { carryAround } from './carry.ts';
import { Drift } from './drift.ts';
import { GONE_AT } from './gone.ts';
import { resolveDrift } from './resolve-drift.ts';
import { UpstreamItem } from './upstream-item.ts';

type EditionNews = JobPayloads['ingest.follow-edition'];

/**
 * Follows what was published of a repost: a correction or a withdrawal answers what had changed upstream; so does a
 * first edition that says what the upstream says now. What was withdrawn here is not followed any more until it is
 * restored. A second time changes nothing.
 */
export async function followEdition(ctx: Context, news: EditionNews): Promise<void> {
  await transact(ctx, async (tx) => {
    const copy = await mustFind(tx.em, Copy, news.copyId);
    if (!copy.upstreamItemId) return;
    const item = await mustLock(tx.em, UpstreamItem, copy.upstreamItemId);
    const others = item.droppedSiteIds.filter((id) => id !== copy.site.id);
    item.droppedSiteIds = news.act === 'WITHDRAW' ? [...others, copy.site.id] : others;
    await tx.em.flush();
    await followDuties(tx, item, { news, siteId: copy.site.id });
    const drift = await tx.em.findOne(Drift, { item: item.id, siteId: copy.site.id, resolvedAt: null });
    if (!drift) return;
    drift.contentId = news.contentId;
    if (await answers(tx, { news, copy, item })) {
      return resolveDrift(tx, drift, { editionId: news.editionId, contentId: news.contentId, act: news.act });
    }
    await tx.em.flush();
  });
}

/** A shared copy goes round when it comes out; one that was taken back because the upstream did owes nothing more. */
async function followDuties(
  tx: Context,
  item: UpstreamItem,
  { news, siteId }: { news: EditionNews; siteId: string },
): Promise<void> {
  const { act, contentId } = news;
  if (act === 'PUBLISH' || act === 'RESTORE')
    await carryAround(tx, { item, contentId, siteId }, act === 'RESTORE');
  if (act !== 'WITHDRAW' || item.goneSightings < GONE_AT) return;
  const owed = { kind: DutyKind.REPOST, subjectId: item.id, state: DutyState.OPEN };
  const lock = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  for (const duty of await tx.em.find(Duty, owed, lock)) await exempt(tx, duty, '上级已撤稿，无须再转载');
}

async function answers(
  tx: Context,
  { news, copy, item }: { news: EditionNews; copy: Copy; item: UpstreamItem },
): Promise<boolean> {
  if (news.act === 'CORRECT' || news.act === 'WITHDRAW') return true;
  if (news.act === 'RESTORE' || news.act === 'MARK' || item.goneSightings > 0) return false;
  const change = changeOf(steadyText(await currentSnapshot(tx.em, copy)), steadyText(item));
  return change === null || change === 'COSMETIC';
}
