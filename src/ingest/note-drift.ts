import { changeOf } from '../content/change.ts';
import { Copy } from '../content/copy.ts';
import type { SteadyText } from '../content/steady-text.ts';
import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { diffLinesHtml, escapeHtml } from '../platform/html/diff.ts';
import { Drift, DriftKind } from './drift.ts';
import type { StatedEdition } from './federation/stated.ts';
import { Feed } from './feed.ts';
import { resolveDrift } from './resolve-drift.ts';
import { UpstreamItem } from './upstream-item.ts';

/** What became of an upstream text: what it was, and what it is now; `after` null: it was taken back. */
export interface Turn {
  before: SteadyText;
  after: SteadyText | null;
  /** What was corrected besides the words, as a sentence in zh-CN. */
  beyondText?: string | null;
  /** What the upstream itself says of the edition, where it is a hub of this kind. */
  note?: StatedEdition | null;
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
    const kind = kindOf(before, turn);
    if (kind !== null) await put(tx, item, { repost, open, before, kind, turn });
    else if (open) await resolveDrift(tx, open, { upstream: 'restored' });
  }
}

/** What the upstream calls substantive is so, however small the difference; a file or a particular is substance too. */
function kindOf(before: SteadyText, { after, beyondText, note }: Turn): DriftKind | null {
  if (!after) return DriftKind.WITHDRAWN;
  if (beyondText) return DriftKind.SUBSTANCE;
  const kind = changeOf(before, after);
  return kind !== null && note?.changeKind === 'SUBSTANTIVE' ? DriftKind.SUBSTANCE : kind && DriftKind[kind];
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
    turn: Turn;
  },
): Promise<void> {
  const { repost, open, before, kind, turn } = given;
  const told = {
    contentId: repost.contentId,
    kind,
    diffHtml: turn.after ? diffOf(before, turn.after, turn) : withdrawnHtml(item),
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

function diffOf(before: SteadyText, after: SteadyText, { beyondText, note }: Turn): string {
  const lines = diffLinesHtml(before.lines, after.lines);
  const words = note?.changeNote ? `<p>上级更正说明：${escapeHtml(note.changeNote)}</p>` : '';
  const beyond = beyondText ? `<p>${escapeHtml(beyondText)}</p>` : '';
  return words + beyond + (lines || (beyond ? '' : '<p>文字未变，仅格式有变化。</p>'));
}

function withdrawnHtml({ title, problem }: UpstreamItem): string {
  return `<p>${escapeHtml(problem ?? '上级页面已撤下。')}</p><p><del>${escapeHtml(title)}</del></p>`;
}
