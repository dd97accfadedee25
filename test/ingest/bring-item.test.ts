import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import { bringItem } from '../../src/ingest/bring-item.ts';
import type { Bringing } from '../../src/ingest/brought-page.ts';
import { Drift } from '../../src/ingest/drift.ts';
import { type Feed, FeedKind } from '../../src/ingest/feed.ts';

import { readOriginal } from '../../src/ingest/keep-original.ts';
import { repost } from '../../src/ingest/repost.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { Entry } from '../../src/journal/entry.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAs } from './ingest-hub.ts';
import { PICTURE, paragraph, wordDocument, zipOf } from './word-document.ts';

let given: TestHub;
let feed: Feed;
const SITE = 'https://www.walled.gov.cn';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const TEXT = '各市、县人民政府：现将进一步做好医疗保障服务工作的有关事项通知如下，请认真贯彻执行。';

beforeAll(async () => {
  given = await openTestHub({ now: () => new Date('2026-11-20T08:00:00Z') });
  feed = await fileFeed(given, `${SITE}/zcwj/`, { kind: FeedKind.MANUAL, name: '有防爬墙的省政府' });
  await layDownRule(given, feed);
});
afterAll(() => given.close());

function pageOf(title: string, more = '', text = TEXT): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2026-11-20 10:30"><meta name="ContentSource" content="省人民政府办公厅"></head>
<body><div class="nav"><a href="/">首页</a></div><h1>${title}</h1><div class="TRS_Editor"><p>${text}</p>${more}</div><script>track()</script></body></html>`;
}

async function bring(input: Omit<Bringing, 'feedId'>, username = 'editor') {
  return bringItem(await given.as(username), { feedId: feed.id, ...input });
}

test('a page that was pasted is read, kept, linked and can be reposted like one that was polled', async () => {
  const url = `${SITE}/zcwj/202611/t20261120_1.html`;
  const html = pageOf('关于做好医疗保障工作的通知', '<p><a href="./P02026.pdf">附件：实施细则.pdf</a></p>');
  const { item, outcome } = await bring({ url: `${url}?spm=1#top`, html });
  expect(outcome).toBe('NEW');
  expect(item).toMatchObject({
    url,
    state: 'READ',
    title: '关于做好医疗保障工作的通知',
    originName: '省人民政府办公厅',
    publishedAt: new Date('2026-11-20T02:30:00Z'),
    publishedAtPrecision: 'MINUTE',
    attachments: [{ name: '附件：实施细则.pdf', url: `${SITE}/zcwj/202611/P02026.pdf` }],
  });
  expect(item.body).toContain(TEXT);
  expect(item.body).not.toMatch(/首页|track/);
  const original = await readOriginal(given.hub.media, item.snapshotHash ?? '');
  expect(Buffer.from(original ?? []).toString()).toBe(html);
  const em = given.hub.orm.em.fork();
  const duties = await em.find(Duty, { kind: DutyKind.REPOST, subjectId: item.id });
  expect(duties).toHaveLength(1);
  expect(duties[0]?.openedAt).toEqual(new Date('2026-11-20T02:30:00Z'));
  const { site } = await given.site('4300000001');
  const copy = await repost(await given.as('editor'), { itemId: item.id, siteId: site.id });
  expect(copy).toMatchObject({ originUrl: url, originName: '省人民政府办公厅' });
});

test('a page brought again with another text has drifted, and with the same text has not', async () => {
  const url = `${SITE}/zcwj/202611/t20261120_2.html`;
  const first = await bring({ url, html: pageOf('关于提高补助标准的通知', '<p>每人每年补助680元。</p>') });
  const { site } = await given.site('4300000001');
  await repost(await given.as('editor'), { itemId: first.item.id, siteId: site.id });
  const again = await bring({
    url,
    html: pageOf('关于提高补助标准的通知', '<p>每人每年补助680元。</p><p>浏览次数：7</p>'),
  });
  expect(again).toMatchObject({ outcome: 'SAME', item: { id: first.item.id } });
  const changed = await bring({ url, html: pageOf('关于提高补助标准的通知', '<p>每人每年补助700元。</p>') });
  expect(changed).toMatchObject({ outcome: 'CHANGED', item: { id: first.item.id } });
  const drifts = await given.hub.orm.em.fork().find(Drift, { item: first.item.id });
  expect(drifts).toMatchObject([{ kind: 'SUBSTANCE' }]);
  expect(drifts[0]?.diffHtml).toContain('<ins>');
});

const WITHDRAW =
  'mutation($id: ID!, $note: String!) { noteUpstreamWithdrawal(itemId: $id, note: $note) { withdrawn problem } }';
const note = '栏目中已无此文，原网址打不开';

test('what an editor saw taken back is a drift with a duty, once, until the page is brought again', async () => {
  const url = `${SITE}/zcwj/202611/t20261120_9.html`;
  const html = pageOf('关于调整服务时间的通知');
  const { item } = await bring({ url, html });
  const { site } = await given.site('4300000001');
  await repost(await given.as('editor'), { itemId: item.id, siteId: site.id });
  const both = await Promise.all([
    given.desk('editor', WITHDRAW, { id: item.id, note }),
    given.desk('admin', WITHDRAW, { id: item.id, note }),
  ]);
  const told = both.map(({ data, errors }) => errors?.[0]?.extensions.code ?? data.noteUpstreamWithdrawal);
  const answer = { withdrawn: true, problem: `编辑核实上级已撤下：${note}` };
  expect(told).toEqual(expect.arrayContaining([answer, 'WRONG_STATE']));
  const em = () => given.hub.orm.em.fork();
  const [drift] = await em().find(Drift, { item: item.id });
  expect(drift).toMatchObject({ kind: 'WITHDRAWN', siteId: site.id, resolvedAt: null });
  expect(drift?.diffHtml).toContain(note);
  const duty = () => em().findOne(Duty, { kind: DutyKind.RECTIFY, subjectId: drift?.id });
  expect(await duty()).toMatchObject({ state: 'OPEN', siteId: site.id, about: item.title });
  const entries = await em().find(Entry, { act: 'upstream-item.withdrawn', subjectId: item.id });
  expect(entries).toMatchObject([{ detail: { url, note } }]);
  expect(await bring({ url, html })).toMatchObject({ item: { problem: null } });
  expect(await duty()).toMatchObject({ state: 'MET' });
});

test('a withdrawal is told by editors, for a reason, and only of sources that are not polled', async () => {
  const { item } = await bring({
    url: `${SITE}/zcwj/202611/t20261120_10.html`,
    html: pageOf('关于试点的通知'),
  });
  const code = async (username: string, id: string, given_ = note) =>
    (await given.desk(username, WITHDRAW, { id, note: given_ })).errors?.[0]?.extensions.code;
  for (const username of ['supervisor', 'operator', 'reviewer-office'])
    expect(await code(username, item.id)).toBe('FORBIDDEN');
  expect(await code('', item.id)).toBe('UNAUTHENTICATED');
  expect(await code('editor', item.id, ' ')).toBe('BAD_USER_INPUT');
  expect(await code('editor', crypto.randomUUID())).toBe('NOT_FOUND');
  const upstream = await openUpstream(1);
  const polled = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', polled);
  const [read] = await itemsOf(given, polled);
  expect(await code('editor', read?.id ?? '')).toBe('WRONG_STATE');
});

test('a saved page is decoded whatever it declares, and the pictures in it are kept here', async () => {
  const html = pageOf(
    '关于公布地图的公告',
    `<p><img src="data:image/png;base64,${PNG.toString('base64')}"><img src="/uploads/a.png"></p>`,
  );
  const bytes = iconv.encode(html, 'gbk');
  const { item } = await bring({ url: `${SITE}/zcwj/3.html`, file: bytes });
  expect(item.title).toBe('关于公布地图的公告');
  const [, kept] = /src="\/media\/([0-9a-f]{64})\/image\.png"/.exec(item.body ?? '') ?? [];
  expect(Buffer.from((await given.hub.media.get(kept ?? '')) ?? [])).toEqual(PNG);
  expect(item.body).toContain(`src="${SITE}/uploads/a.png"`);
});

test('a Word document is converted, with what the editor entered of it', async () => {
  const document = wordDocument(
    [
      paragraph('省政发〔2026〕12号'),
      paragraph(TEXT),
      PICTURE,
      `<w:tbl><w:tr><w:tc>${paragraph('项目')}</w:tc><w:tc>${paragraph('金额')}</w:tc></w:tr></w:tbl>`,
    ].join(''),
    PNG,
  );
  const { item } = await bring({
    url: `${SITE}/zcwj/4.html`,
    file: document,
    title: '省人民政府关于加强“三医”联动的通知',
    published: '2026年11月19日',
    originName: '省人民政府',
  });
  expect(item).toMatchObject({
    state: 'READ',
    title: '省人民政府关于加强“三医”联动的通知',
    originName: '省人民政府',
    publishedAt: new Date('2026-11-18T16:00:00Z'),
    publishedAtPrecision: 'DAY',
    policy: { number: '省政发〔2026〕12号', genre: '通知' },
  });
  expect(item.body).toMatch(/<table>.*项目.*金额/s);
  expect(item.body).toMatch(/<img src="\/media\/[0-9a-f]{64}\/image\.png"/);
  expect(Buffer.from((await readOriginal(given.hub.media, item.snapshotHash ?? '')) ?? [])).toEqual(document);
});

test('a heading of a Word document is its title where none was entered', async () => {
  const document = wordDocument(paragraph('关于开展检查的通告', 'Heading1') + paragraph(TEXT));
  const { item } = await bring({ url: `${SITE}/zcwj/5.html`, file: document });
  expect(item.title).toBe('关于开展检查的通告');
});

test('a piece of a page is the text itself', async () => {
  const { item } = await bring({
    url: `${SITE}/zcwj/6.html`,
    html: `<p>${TEXT}</p>`,
    title: '关于短文的公告',
  });
  expect(item).toMatchObject({ title: '关于短文的公告', body: `<p>${TEXT}</p>`, publishedAt: null });
});

test('what an editor enters is text, and no markup of the page', async () => {
  const title = '"><script>alert(1)</script>关于引号的通知';
  const { item } = await bring({ url: `${SITE}/zcwj/7.html`, html: pageOf('别的标题'), title });
  expect(item.title).not.toBe('别的标题');
  expect(item.body).not.toContain('script');
});

const bomb = () => wordDocument(`<w:p><w:r><w:t>${'字'.repeat(3_000_000)}</w:t></w:r></w:p>`);
const deep = () => wordDocument('<w:tbl><w:tr><w:tc>'.repeat(20_000));

const REFUSED: [string, () => Omit<Bringing, 'feedId'>, string, RegExp][] = [
  ['neither text nor file', () => ({ url: `${SITE}/a.html` }), 'BAD_USER_INPUT', /二者取一/],
  ['both', () => ({ url: `${SITE}/a.html`, html: '<p>a</p>', file: PNG }), 'BAD_USER_INPUT', /二者取一/],
  [
    'an address elsewhere',
    () => ({ url: 'https://evil.example/a', html: '<p>a</p>' }),
    'BAD_USER_INPUT',
    /hosts/,
  ],
  ['no address', () => ({ url: 'javascript:alert(1)', html: '<p>a</p>' }), 'BAD_USER_INPUT', /hosts/],
  ['a picture', () => ({ url: `${SITE}/a.html`, file: PNG }), 'BAD_USER_INPUT', /\.docx/],
  [
    'plain words',
    () => ({ url: `${SITE}/a.html`, html: '没有标签' }),
    'BAD_USER_INPUT',
    /只能粘贴或上传网页/,
  ],
  [
    'an archive of a browser',
    () => ({ url: `${SITE}/a.html`, file: Buffer.from('MIME-Version: 1.0\n\n<html>') }),
    'BAD_USER_INPUT',
    /仅HTML/,
  ],
  [
    'a date that is none',
    () => ({ url: `${SITE}/a.html`, html: '<p>a</p>', published: '昨天' }),
    'BAD_USER_INPUT',
    /2026-11-20/,
  ],
  [
    'a page without a title',
    () => ({ url: `${SITE}/a.html`, html: `<p>${TEXT}</p>` }),
    'BAD_USER_INPUT',
    /请填写标题/,
  ],
  [
    'a page without a text',
    () => ({ url: `${SITE}/a.html`, html: '<html><body><h1>标题标题</h1></body></html>' }),
    'BAD_USER_INPUT',
    /没有读出正文/,
  ],
  [
    'a page of 9 MB',
    () => ({ url: `${SITE}/a.html`, html: `<p>${'x'.repeat(9 * 1024 * 1024)}</p>` }),
    'TOO_LARGE',
    /8MB/,
  ],
  ['a document that unpacks to 9 MB', () => ({ url: `${SITE}/a.html`, file: bomb() }), 'TOO_LARGE', /过大/],
  [
    'a document nested without end',
    () => ({ url: `${SITE}/a.html`, file: deep() }),
    'BAD_USER_INPUT',
    /另存为/,
  ],
  [
    'a document without its text',
    () => ({
      url: `${SITE}/a.html`,
      file: zipOf({ '[Content_Types].xml': '<x/>', 'word/none.xml': '<x/>' }),
    }),
    'BAD_USER_INPUT',
    /另存为/,
  ],
];

test.each(REFUSED)('%s is refused in words that help', async (_, input, code, words) => {
  const before = await given.hub.orm.em.fork().count(UpstreamItem, {});
  const refusal = await bring(input()).then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ code, wording: { zh: expect.stringMatching(words) } });
  expect(await given.hub.orm.em.fork().count(UpstreamItem, {})).toBe(before);
});

test('whoever is no editor may not bring a page', async () => {
  const input = { url: `${SITE}/a.html`, html: pageOf('标题标题') };
  await expect(bring(input, 'operator')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('two editors who bring the same page at once make one item', async () => {
  const input = { url: `${SITE}/zcwj/8.html`, html: pageOf('关于同时录入的通知') };
  const both = await Promise.all([bring(input), bring(input, 'admin')]);
  expect(new Set(both.map(({ item }) => item.id)).size).toBe(1);
  expect(await itemsOf(given, feed)).toHaveLength(
    new Set((await itemsOf(given, feed)).map(({ url }) => url)).size,
  );
});

async function upload(username: string, body: Uint8Array, more = {}, type = 'application/octet-stream') {
  const query = new URLSearchParams({ url: `${SITE}/zcwj/9.html`, ...more });
  const { actor } = await given.as(username || 'editor');
  const headers: Record<string, string> = { 'content-type': type };
  if (username) headers.authorization = `Bearer ${await given.hub.authentication.issueToken(actor.id ?? '')}`;
  const address = `${given.hub.publicUrl}/desk/pages/${feed.id}?${query}`;
  const answer = await fetch(address, { method: 'POST', headers, body: new Uint8Array(body) });
  const told = (await answer.json()) as { errors: { extensions: object }[] };
  return { status: answer.status, body: told };
}

const large = (bytes: number) => Buffer.from(pageOf('关于大文件的通知', `<!--${'x'.repeat(bytes)}-->`));

test('a document of nearly 8 MB is uploaded, with what the editor entered of it', async () => {
  const { status, body } = await upload('editor', large(8_380_000), { title: '关于大文件的通告' });
  expect([status, body]).toEqual([
    200,
    { outcome: 'NEW', item: { id: expect.any(String), title: '关于大文件的通告', problem: null } },
  ]);
});

test('an upload of nobody, of no editor, of another form, of nothing or of more than 8 MB is refused', async () => {
  const before = await given.hub.orm.em.fork().count(UpstreamItem, {});
  const refused = [
    await upload('', large(0)),
    await upload('operator', large(0)),
    await upload('editor', large(0), {}, 'text/html'),
    await upload('editor', Buffer.alloc(0)),
    await upload('editor', large(8 * 1024 * 1024)),
    await upload('editor', large(0), { url: 'https://evil.example/' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([401, 403, 415, 400, 413, 400]);
  const messages = { 'zh-CN': expect.any(String), en: expect.any(String) };
  for (const { body } of refused) expect(body.errors[0]?.extensions).toMatchObject({ messages });
  expect(await given.hub.orm.em.fork().count(UpstreamItem, {})).toBe(before);
});
