import { changeOf } from '../content/change.ts';
import { Copy } from '../content/copy.ts';
import type { SteadyText } from '../content/steady-text.ts';
import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { diffLinesHtml, escapeHtml } from '../platform/html/diff.ts';
import { Drift, DriftKind } from './drift.ts';
import { Feed } from './feed.ts';
import { resolveDrift } from './resolve-drift.ts';
import { UpstreamItem } from './upstream-item.ts';

/** What became of an upstream text: what it was, and what it is now; `after` null: it was taken back. */
export interface Turn {
  before: SteadyText;
  after: SteadyText | null;
}

/** A repost of an item: its site, and the content it was published as. */
type Repost = Pick<Drift, 'siteId' | 'contentId'>;

/**
 * Notes for every site that reposted an item what has become of the text since, in the act's own transaction and with
 * the item's row held. A site has one open drift of an item, which tells all that was changed since it was opened; a
 * change beyond punctuation and markup is a duty to set right. An upstream that goes back resolves it.
 */
export async function noteDrift(tx: Context, item: UpstreamItem, turn: Turn): Promise<void> {
  for (const repost of await repostsOf(tx, item)) {
    const open = await openDrift(tx, item, repost);
    const before = open?.before ?? turn.before;
    const kind = turn.after ? changeOf(before, turn.after) : DriftKind.WITHDRAWN;
    if (kind !== null)
      await put(tx, item, { repost, open, before, kind: DriftKind[kind], after: turn.after });
    else if (open) await resolveDrift(tx, open, { upstream: 'restored' });
  }
}

async function repostsOf(tx: Context, item: UpstreamItem): Promise<Repost[]> {
  const copies = await tx.em.find(
    Copy,
    { upstreamItemId: item.id },
    { orderBy: { composedAt: 'asc', id: 'asc' } },
  );
  const bySite = new Map<string, Repost>();
  for (const { site, contentId } of copies) {
    const known = bySite.get(site.id);
    bySite.set(site.id, { siteId: site.id, contentId: known?.contentId ?? contentId });
  }
  return [...bySite.values()].filter(({ siteId }) => !item.droppedSiteIds.includes(siteId));
}

/** The open drift of a repost; one that a supervisor exempted is settled by that, and what comes later is another. */
async function openDrift(tx: Context, item: UpstreamItem, { siteId }: Repost): Promise<Drift | null> {
  const drift = await tx.em.findOne(Drift, { item: item.id, siteId, resolvedAt: null });
  if (!drift) return null;
  const duty = await tx.em.findOne(Duty, { kind: DutyKind.RECTIFY, subjectId: drift.id });
  if (duty?.state !== DutyState.EXEMPT) return drift;
  drift.resolvedAt = duty.settledAt;
  await tx.em.flush();
  return null;
}

async function put(
  tx: Context,
  item: UpstreamItem,
  given: {
    repost: Repost;
    open: Drift | null;
    before: SteadyText;
    kind: DriftKind;
    after: SteadyText | null;
  },
): Promise<void> {
  const { repost, open, before, kind, after } = given;
  const told = {
    contentId: repost.contentId,
    kind,
    diffHtml: after ? diffOf(before, after) : withdrawnHtml(item),
  };
  const drift = open
    ? tx.em.assign(open, told)
    : tx.em.create(Drift, { item, ...repost, ...told, before, detectedAt: tx.now() });
  await tx.em.flush();
  const detail = { kind, item: item.id, site: repost.siteId };
  await record(tx, 'drift.noted', { type: 'Drift', id: drift.id }, detail);
  if (kind === DriftKind.COSMETIC) return;
  const { window } = await tx.em.findOneOrFail(Feed, item.feed.id);
  await openDuty(tx, {
    kind: DutyKind.RECTIFY,
    about: item.title,
    subject: { type: 'Drift', id: drift.id },
    siteId: repost.siteId,
    window,
    from: tx.now(),
  });
}

function diffOf(before: SteadyText, after: SteadyText): string {
  const html = diffLinesHtml(before.lines, after.lines);
  return html === '' ? '<p>文字未变，仅格式有变化。</p>' : html;
}

function withdrawnHtml({ title, problem }: UpstreamItem): string {
  return `<p>${escapeHtml(problem ?? '上级页面已撤下。')}</p><p><del>${escapeHtml(title)}</del></p>`;
}
