import { steadyText } from '../content/steady-text.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustBeOfHead } from '../sites/scope.ts';
import { Feed, FeedKind } from './feed.ts';
import { GONE_AT } from './gone.ts';
import { noteDrift } from './note-drift.ts';
import { storable } from './storable.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

/**
 * Notes that an upstream which the hub does not read by itself took a text back, as an editor of the head organisation saw
 * it there; every site that reposted it has a duty to set its repost right. Bringing the page again undoes it. Of a source
 * that is polled the hub finds out by itself: WRONG_STATE.
 */
export async function noteWithdrawal(
  ctx: Context,
  input: { itemId: string; note: string },
): Promise<UpstreamItem> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  await mustBeOfHead(ctx);
  const note = line('note', input.note, 500);
  return transact(ctx, async (tx) => {
    const item = await mustLock(tx.em, UpstreamItem, input.itemId);
    await mustBeUnpolled(tx, item);
    must(item.state === UpstreamItemState.READ && item.goneSightings < GONE_AT, 'WRONG_STATE', {
      zh: '这篇稿件没有读出过正文，或已记为上级撤下',
      en: 'The item was never read, or is noted as taken back already',
    });
    const before = steadyText(item);
    item.goneSightings = GONE_AT;
    item.problem = storable(`编辑核实上级已撤下：${note}`, 1_000);
    await tx.em.flush();
    const detail = { url: item.url, note };
    await record(tx, 'upstream-item.withdrawn', { type: 'UpstreamItem', id: item.id }, detail);
    await noteDrift(tx, item, { before, after: null });
    return item;
  });
}

async function mustBeUnpolled(tx: Context, { feed }: UpstreamItem): Promise<void> {
  const { kind, enabled } = await mustFind(tx.em, Feed, feed.id);
  must(kind === FeedKind.MANUAL || !enabled, 'WRONG_STATE', {
    zh: '该来源自动读取，上级撤下由系统发现',
    en: 'The feed is polled; the hub finds out by itself what is taken back there',
  });
}
