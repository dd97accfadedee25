import { afterAll, beforeAll, expect, test } from 'vitest';
import { FeedKind } from '../../src/ingest/feed.ts';
import { UpstreamItemState } from '../../src/ingest/upstream-item-state.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAs } from './ingest-hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date('2026-11-20T08:00:00Z') });
});
afterAll(() => given.close());

const json = (items: object[]) => ({
  headers: { 'content-type': 'application/feed+json' },
  body: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: '来源', items }),
});

test('hostile texts of a list are stored as harmless text, and its HTML without code', async () => {
  const upstream = await openUpstream(0);
  const title = `'; drop table upstream_item; --\u0000<script>alert(1)</script>\ud800`;
  const item = {
    id: '1',
    url: `${upstream.origin}/zcwj/none.html`,
    title,
    content_html:
      '<p onclick="steal()">正文\u0000</p><script>alert(1)</script><a href="javascript:x()">a</a>',
    summary: `"${'x'.repeat(5_000)}`,
    authors: [{ name: '\u0007记者' }],
    attachments: [{ url: `${upstream.origin}/a.pdf`, mime_type: 'application/pdf', title: '附\u0000件.pdf' }],
    date_published: 'not a date',
  };
  upstream.list = json([item, { id: '2', url: `${upstream.origin}/${'a'.repeat(3_000)}`, title: '过长' }]);
  const feed = await fileFeed(given, upstream.listUrl, { kind: FeedKind.RSS });
  await layDownRule(given, feed, { where: { titleMatches: "'; drop" } });
  expect(await pollAs(given, 'editor', feed)).toMatchObject({ found: 2, new: 1 });
  const [stored] = await itemsOf(given, feed);
  expect(stored).toMatchObject({
    state: UpstreamItemState.READ,
    body: '<p>正文</p>a',
    publishedAt: null,
  });
  expect(stored?.title).toMatch(/^'; drop table upstream_item; --/);
  expect(stored?.title).not.toMatch(/\p{Cc}|\p{Cs}/u);
  expect(stored?.summary?.length).toBeLessThanOrEqual(2_000);
});

test('a page without end, a page of nesting and a page that is no text are stated problems', async () => {
  const upstream = await openUpstream(4);
  const pages: Record<string, { type: string; body: Uint8Array }> = {
    t1: { type: 'text/html', body: Buffer.alloc(9 * 1024 * 1024, 'a') },
    t2: { type: 'text/html', body: Buffer.from('<div>'.repeat(20_000)) },
    t3: { type: 'image/png', body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) },
  };
  for (const [name, page] of Object.entries(pages)) upstream.files.set(`/zcwj/${name}.html`, page);
  const feed = await fileFeed(given, upstream.listUrl);
  const result = await pollAs(given, 'editor', feed);
  expect(result).toMatchObject({ found: 4, new: 4, failed: 2 });
  const items = await itemsOf(given, feed);
  expect(items.map(({ state }) => state)).toEqual(['UNREADABLE', 'UNREADABLE', 'UNREADABLE', 'READ']);
  expect(items.slice(0, 3).every(({ problem }) => problem !== null)).toBe(true);
});

test('a page that leads to the home page, or away from the site, is not taken for the article', async () => {
  const upstream = await openUpstream(2);
  upstream.redirects.set('/zcwj/t1.html', '/');
  upstream.redirects.set('/zcwj/t2.html', upstream.origin.replace('127.0.0.1', 'localhost'));
  upstream.files.set('/', { type: 'text/html', body: Buffer.from(`<p>${'首页的要闻，'.repeat(40)}</p>`) });
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const problems = (await itemsOf(given, feed)).map(({ problem }) => problem);
  expect(problems).toEqual([
    '上级页面已跳转到网站首页，原文可能已撤下。',
    '链接不在上级网站上，只保留链接，未读取正文。',
  ]);
});
