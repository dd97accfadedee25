import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import type { PageOutcome } from './apply-page.ts';
import { readArticle } from './article/read-article.ts';
import { BringOutcome, type BroughtItem } from './brought-item.ts';
import { type Bringing, type BroughtPage, broughtPage } from './brought-page.ts';
import { canonicalUrl } from './canonical-url.ts';
import { Feed, FeedKind } from './feed.ts';
import { bodyOf, LONGEST, listedFields } from './listed-fields.ts';
import { mergeItems } from './merge-items.ts';
import { noteOutcome } from './note-outcome.ts';
import { mayReadPage } from './page-address.ts';
import type { PageReading } from './page-reading.ts';
import { storePage } from './store-page.ts';
import { lengthOf, suspectBodies, usualLengths } from './suspect-bodies.ts';
import { UpstreamItem } from './upstream-item.ts';

type Read = Extract<PageReading, { outcome: 'read' }>;

/** Refuses whoever may not bring a page, before a byte of it is read. */
export function mustMayBring(ctx: Context): void {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
}

/**
 * Takes in an upstream page that an editor pasted or uploaded because the hub cannot read it (反爬): it is read,
 * recognised, kept and linked as one that was polled, and brought again with another text it has drifted. Its address
 * must be of the feed's site.
 */
export async function bringItem(ctx: Context, input: Bringing): Promise<BroughtItem> {
  mustMayBring(ctx);
  if (ctx.em.isInTransaction()) throw new Error('a page is converted outside any transaction');
  const feed = await mustFind(ctx.em.fork(), Feed, input.feedId);
  const url = addressOn(feed, input.url);
  const page = await broughtPage(ctx, input);
  const reading = readBrought(page, url);
  const seen = await takeIn(ctx, { feed, url, page, reading });
  const before = await usualLengths(ctx, feed);
  const outcome = await storePage(ctx, seen, reading);
  await suspectBodies(ctx, feed.id, { lengths: [lengthOf(reading.body)], before });
  const item = await mustFind(ctx.em.fork(), UpstreamItem, seen.id);
  return { item, outcome: OUTCOMES[outcome] };
}

const OUTCOMES: Record<PageOutcome, BringOutcome> = {
  read: BringOutcome.NEW,
  changed: BringOutcome.CHANGED,
  same: BringOutcome.SAME,
  failed: BringOutcome.SAME,
};

function addressOn(feed: Feed, given: string): string {
  const url = canonicalUrl(line('url', given, LONGEST.url));
  must(mayReadPage(feed, url) && /^https?:/u.test(url), 'BAD_USER_INPUT', {
    zh: '原文网址不在该来源的网站上；确属该来源的，请在来源设置的hosts中列出其域名',
    en: 'The address is not on the site of the feed, nor on one its setting hosts names',
  });
  return url;
}

function readBrought({ html, pictures, bytes }: BroughtPage, url: string): Read {
  const article = readArticle(html, url);
  const body = bodyOf(article.body, url);
  must(body, 'BAD_USER_INPUT', {
    zh: `没有读出正文：${article.problems.filter((one) => !/标题|日期|来源/u.test(one)).join('') || '内容过长。'}`,
    en: 'No text could be read from it',
  });
  must(article.title !== '', 'BAD_USER_INPUT', { zh: '没有读出标题，请填写标题', en: 'Enter the title' });
  // Pictures that came with the page are kept here, and not at the upstream.
  const kept = pictures.reduce(
    (text, src) => text.replaceAll(`"${new URL(src, url).href}"`, `"${src}"`),
    body,
  );
  return { outcome: 'read', article, body: kept, bytes, validators: null };
}

async function takeIn(
  ctx: Context,
  { feed: { id }, url, page, reading }: { feed: Feed; url: string; page: BroughtPage; reading: Read },
): Promise<UpstreamItem> {
  const { title, publishedAt } = reading.article;
  const fields = listedFields({ url, title, publishedAt });
  must(fields, 'BAD_USER_INPUT', { zh: '标题或网址无法保存', en: 'Title or address cannot be kept' });
  return transact(ctx, async (tx) => {
    const feed = await mustLock(tx.em, Feed, id);
    const fresh = await mergeItems(tx, feed, [fields], tx.now());
    if (fresh > 0) feed.lastNewAt = tx.now();
    if (feed.kind === FeedKind.MANUAL) await noteOutcome(tx, feed, { failure: null });
    await tx.em.flush();
    const item = await tx.em.findOneOrFail(UpstreamItem, { url });
    const detail = { url, form: page.form };
    await record(tx, 'upstream-item.brought', { type: 'UpstreamItem', id: item.id }, detail);
    return item;
  });
}
