import { afterAll, beforeAll, expect, test } from 'vitest';
import { Attachment } from '../../src/content/attachment.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import type { Feed } from '../../src/ingest/feed.ts';
import { repost } from '../../src/ingest/repost.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { UpstreamItemState } from '../../src/ingest/upstream-item-state.ts';
import { Section } from '../../src/sites/section.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAs } from './ingest-hub.ts';
import type { LocalArticle, LocalUpstream } from './local-upstream.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date('2026-11-20T08:00:00Z') });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

/** An upstream with one article of interest among others, polled. */
async function pulled(
  article: Partial<LocalArticle>,
): Promise<{ upstream: LocalUpstream; feed: Feed; item: UpstreamItem }> {
  const upstream = await openUpstream(2);
  Object.assign(upstream.articles[0] ?? {}, article);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const [item] = await itemsOf(given, feed);
  if (!item) throw new Error('nothing was pulled');
  return { upstream, feed, item };
}

async function repostFor(item: UpstreamItem, username = 'editor', siteCode = '4300000001'): Promise<Copy> {
  const { site } = await given.site(siteCode);
  return repost(await given.as(username), { itemId: item.id, siteId: site.id });
}

const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

test('a repost keeps title, text, origin, date and address exactly as upstream', async () => {
  const title = '示例省财政厅　示例省教育厅  关于做好“有关”工作的通知';
  const text = '各市&amp;县人民政府：<b>一、</b>总体　要求&lt;略&gt;。二、各有关单位要按照职责分工抓好落实。';
  const { item, upstream } = await pulled({
    title,
    text,
    origin: '示例省财政厅　官网',
    at: '2026-11-19 10:03',
  });
  const { id } = await repostFor(item);
  const copy = await em().findOneOrFail(Copy, id);
  expect(copy).toMatchObject({
    state: CopyState.DRAFT,
    kind: ContentKind.ARTICLE,
    title,
    body: item.body,
    originName: '示例省财政厅　官网',
    originUrl: `${upstream.origin}/zcwj/t1.html`,
    originPublishedAt: new Date('2026-11-19T02:03:00Z'),
    originPrecision: 'MINUTE',
    upstreamItemId: item.id,
    author: null,
  });
  expect(item).toMatchObject({ title, originName: '示例省财政厅　官网' });
  expect(copy.body).toContain('各市&amp;县人民政府');
});

test('a repost of an official document is a policy with its particulars', async () => {
  const { item } = await pulled({ number: '示政发〔2026〕12号' });
  const copy = await em().findOneOrFail(Copy, (await repostFor(item)).id);
  expect(copy.kind).toBe(ContentKind.POLICY);
  expect(copy.policy).toMatchObject({
    number: '示政发〔2026〕12号',
    issuer: '示例省人民政府',
    indexNumber: '420000000/2026-00112',
    theme: '卫生、体育\\医疗',
    genre: '通知',
  });
  expect((await em().findOneOrFail(Section, copy.section.id)).code).toBe('zcwj');
});

test('a repost goes into the section its rule names, else into the notices', async () => {
  const { item, feed } = await pulled({});
  const sectionOf = async (copy: Copy) => (await em().findOneOrFail(Section, copy.section.id)).code;
  expect(await sectionOf(await repostFor(item, 'editor', '4300000002'))).toBe('tzgg');
  await layDownRule(given, feed, { sectionCode: 'gzdt' });
  expect(await sectionOf(await repostFor(item))).toBe('gzdt');
});

test('a repost brings files and images with it; what cannot be fetched stays a link', async () => {
  const upstream = await openUpstream(2);
  upstream.files.set('/files/附件.pdf', { type: 'application/pdf', body: PDF });
  upstream.files.set('/files/%E9%99%84%E4%BB%B6.pdf', { type: 'application/pdf', body: PDF });
  upstream.files.set('/img/a.png?v=1&w=2', { type: 'image/png', body: PNG });
  upstream.files.set('/img/fake.png', {
    type: 'image/png',
    body: Buffer.from('<script>alert(1)</script>'),
  });
  upstream.files.set('/files/gone.doc', { type: 'text/html', body: Buffer.from('<p>已删除</p>') });
  Object.assign(upstream.articles[0] ?? {}, {
    extra: `<p><img src="/img/a.png?v=1&amp;w=2" alt="图"><img src="/img/fake.png"><img src="http://10.0.0.1/b.png"></p>
      <p>附件：<a href="/files/附件.pdf">1.实施方案</a> <a href="/files/gone.doc">2.任务分工</a></p>`,
  });
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const [item] = await itemsOf(given, feed);
  const copy = await repostFor(item as UpstreamItem);
  const stored = await em().findOneOrFail(Copy, copy.id);
  const sources = [...stored.body.matchAll(/src="([^"]*)"/g)].map((match) => match[1]);
  expect(sources).toEqual([
    expect.stringMatching(/^\/media\/[0-9a-f]{64}\/a\.png$/),
    `${upstream.origin}/img/fake.png`,
    'http://10.0.0.1/b.png',
  ]);
  const image = sources[0]?.split('/')[2] ?? '';
  expect(Buffer.from((await given.hub.media.get(image)) ?? [])).toEqual(PNG);
  expect(stored.body.replace(sources[0] ?? '', `${upstream.origin}/img/a.png?v=1&amp;w=2`)).toBe(item?.body);
  const files = await em().find(Attachment, { copy: copy.id }, { orderBy: { position: 'asc' } });
  expect(files).toMatchObject([
    { name: '1.实施方案', bytes: PDF.byteLength, mediaType: 'application/pdf' },
    { name: '2.任务分工', sourceUrl: `${upstream.origin}/files/gone.doc`, sha256: null, bytes: null },
  ]);
  expect(Buffer.from((await given.hub.media.get(files[0]?.sha256 ?? '')) ?? [])).toEqual(PDF);
});

test('a repost is made once a site, however many ask at once', async () => {
  const { item } = await pulled({});
  const asked = await Promise.allSettled([repostFor(item), repostFor(item, 'admin'), repostFor(item)]);
  const made = asked.filter((one) => one.status === 'fulfilled').map((one) => one.value.id);
  expect(made).toHaveLength(1);
  const particulars = { copyId: made[0] };
  for (const one of asked.filter((each) => each.status === 'rejected')) {
    expect(one.reason).toEqual(refusal('CONFLICT', { particulars }));
  }
  await expect(repostFor(item)).rejects.toEqual(refusal('CONFLICT', { particulars }));
  expect(await em().count(Copy, { upstreamItemId: item.id })).toBe(1);
  await repostFor(item, 'editor', '4300000002');
});

test('a repost leaves what it made as it was when the upstream changes afterwards', async () => {
  const { item, feed, upstream } = await pulled({});
  const copy = await repostFor(item);
  Object.assign(upstream.articles[0] ?? {}, { text: '更正：各市、县人民政府，省政府各部门，请认真执行。' });
  expect(await pollAs(given, 'editor', feed)).toMatchObject({ changed: 1 });
  expect((await em().findOneOrFail(Copy, copy.id)).body).toBe(item.body);
});

test('a repost is refused to other roles, other organisations, and for what was not read', async () => {
  const { item, feed } = await pulled({});
  await expect(repostFor(item, 'supervisor')).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(repostFor(item, 'operator')).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(repostFor(item, 'editor-2')).rejects.toEqual(refusal('FORBIDDEN'));
  const unread = { state: UpstreamItemState.UNREADABLE, problem: '上级页面返回错误（HTTP 404）。' };
  await em().nativeUpdate(UpstreamItem, { feed: feed.id }, unread);
  await expect(repostFor(item)).rejects.toEqual(refusal('WRONG_STATE'));
  expect(await em().count(Copy, { upstreamItemId: item.id })).toBe(0);
});

test('a repost never fetches inside a transaction', async () => {
  const { item } = await pulled({});
  const ctx = await given.as('editor');
  const { site } = await given.site('4300000001');
  const inside = ctx.em
    .fork()
    .transactional((tx) => repost({ ...ctx, em: tx as typeof ctx.em }, { itemId: item.id, siteId: site.id }));
  await expect(inside).rejects.toThrow('outside any transaction');
});
