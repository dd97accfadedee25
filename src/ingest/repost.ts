import { attach } from '../content/attach.ts';
import { compose } from '../content/compose.ts';
import { ContentKind } from '../content/content-kind.ts';
import { Copy } from '../content/copy.ts';
import type { SnapshotAttachment } from '../content/snapshot.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { type Section, SectionType } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { bringAttachments } from './bring-attachments.ts';
import { bringImages } from './bring-images.ts';
import { findOrigin } from './find-origin.ts';
import { findSection } from './find-section.ts';
import { feedIdsOf, leaderOf } from './follow-leader.ts';
import { keepWords } from './keep-words.ts';
import { rulingsOn, sharingWith } from './rulings.ts';
import { sourceOf } from './source-of.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

/** Longest time for all files together; what has not come by then stays a link. */
const FILES_MS = 60_000;

/**
 * Composes the repost of an upstream item for a site as the editor's draft: title, text, files, origin, author, date
 * and address exactly as upstream, of the most authoritative source of the policy. One copy for a site, or for all the sites
 * that share one by their rule; a second is refused with CONFLICT, naming the first.
 */
export async function repost(ctx: Context, input: { itemId: string; siteId: string }): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  if (ctx.em.isInTransaction()) throw new Error('a repost fetches files, outside any transaction');
  const em = ctx.em.fork();
  const item = await leaderOf({ em }, await mustFind(em, UpstreamItem, input.itemId));
  const site = await mustFind(em, Site, input.siteId);
  await mustReach(ctx, site);
  must(item.state === UpstreamItemState.READ, 'WRONG_STATE', {
    zh: `上级稿件正文尚未读出：${item.problem ?? '等待读取'}`,
    en: 'The text of the upstream item has not been read',
  });
  const target = await targetOf(em, item, site);
  await mustBeFirst(em, item, target);
  const signal = AbortSignal.timeout(FILES_MS);
  const files = await bringAttachments(ctx, item.attachments, signal);
  const body = await bringImages(ctx, item.body ?? '', signal);
  return transact(ctx, async (tx) => {
    // Two editors at once take turns here.
    const held = await mustLock(tx.em, UpstreamItem, item.id);
    await mustBeFirst(tx.em, held, await targetOf(tx.em, held, site));
    must(held.contentHash === item.contentHash && held.sameAs === null, 'STALE');
    return bringIn(tx, { item: held, section: target.section, body, files });
  });
}

/** Where a repost goes: its section, and the sites that have it together. */
interface Target {
  section: Section;
  siteIds: string[];
}

async function targetOf(em: Context['em'], item: UpstreamItem, site: Site): Promise<Target> {
  const rulings = await rulingsOn(em, item, await feedIdsOf({ em }, item));
  const code = rulings.find((ruling) => ruling.site.id === site.id)?.rule.sectionCode;
  const section = await findSection(em, item, { site, code });
  must(section, 'BAD_USER_INPUT', {
    zh: '该站点没有政策文件或通知公告栏目，请先建立',
    en: 'The site has no section for policies or notices; create one first',
  });
  const sharing = sharingWith(site.id, rulings).map((ruling) => ruling.site.id);
  return { section, siteIds: [...new Set([site.id, ...sharing])] };
}

/** A copy that was taken back stands in nobody's way; one that is limited to named people does, and is named to them alone. */
async function mustBeFirst(em: Context['em'], item: UpstreamItem, { siteIds }: Target): Promise<void> {
  const isTakenBack = { site: { $in: item.droppedSiteIds }, contentId: { $ne: null } };
  const present = await em.findOne(
    Copy,
    { upstreamItemId: item.id, site: { $in: siteIds }, $not: isTakenBack },
    { orderBy: { composedAt: 'asc', id: 'asc' }, populate: ['site'], filters: false },
  );
  if (!present) return;
  const { name } = present.site;
  const isShown = (await em.count(Copy, { id: present.id })) > 0;
  const wording = {
    zh: `此稿件已有转载稿，由“${name}”编发`,
    en: `There is a repost of this item already, by the site ${present.site.code}`,
  };
  throw new Refusal('CONFLICT', wording, isShown ? { copyId: present.id } : {});
}

async function bringIn(
  tx: Context,
  given: { item: UpstreamItem; section: Section; body: string; files: SnapshotAttachment[] },
): Promise<Copy> {
  const { item, section, body, files } = given;
  const { title, summary, keywords, policy } = item;
  const source = sourceOf(item);
  const originName = (await findOrigin(tx.em, item.originName))?.name ?? null;
  const isPolicy = Boolean(policy?.number) || section.type === SectionType.POLICY;
  const copy = await compose(
    tx,
    {
      ...{ title, summary, body, originName, originUrl: source.url, keywords, policy },
      kind: isPolicy ? ContentKind.POLICY : ContentKind.ARTICLE,
      siteId: section.site.id,
      sectionId: section.id,
    },
    {
      originAuthor: item.author,
      originPublishedAt: source.publishedAt,
      originPrecision: source.precision,
      upstreamItemId: item.id,
    },
  );
  // Composing tidies white space; what is reposted keeps the upstream's own.
  Object.assign(copy, { title, originName });
  await keepWords(tx, item);
  if (files.length > 0) await attach(tx, { copyId: copy.id, files });
  await tx.em.flush();
  await record(tx, 'upstream-item.reposted', { type: 'UpstreamItem', id: item.id }, { copyId: copy.id });
  return copy;
}
