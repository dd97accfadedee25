import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { Feed, FeedKind } from '../../src/ingest/feed.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { UpstreamItemState } from '../../src/ingest/upstream-item-state.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import {
  fileFeed,
  itemsOf as itemsBy,
  openUpstream,
  pollAs as pollBy,
  pollAsHub as pollByHub,
} from './ingest-hub.ts';
import type { LocalUpstream } from './local-upstream.ts';

const { LISTED, READ, UNREADABLE } = UpstreamItemState;

let now = new Date('2026-11-20T08:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

const feedOf = (url: string, more: object = {}) => fileFeed(given, url, more);
const pollAs = (username: string, feed: Feed) => pollBy(given, username, feed);
const pollAsHub = (feed: Feed) => pollByHub(given, feed);
const itemsOf = (feed: Feed) => itemsBy(given, feed);
const again = (feed: Feed) => em().findOneOrFail(Feed, feed.id);

test('an article is stored once per canonical address, over two polls and with tracking parameters', async () => {
  const upstream = await openUpstream(3);
  const feed = await feedOf(upstream.listUrl);
  expect(await pollAs('editor', feed)).toEqual({ found: 3, new: 3, changed: 0, failed: 0, problems: [] });
  upstream.list = {
    headers: { 'content-type': 'text/html' },
    body: '<ul><li><a href="/zcwj/t1.html?utm_source=weibo">关于做好第1项工作的通知</a>2026-11-20</li><li><a href="/zcwj/t2.html#top">关于做好第2项工作的通知</a>2026-11-20</li></ul>',
  };
  expect(await pollAs('editor', feed)).toMatchObject({ found: 2, new: 0, changed: 0, failed: 0 });
  const items = await itemsOf(feed);
  expect(items.map(({ url, state }) => [url, state])).toEqual(
    [1, 2, 3].map((number) => [`${upstream.origin}/zcwj/t${number}.html`, READ]),
  );
  expect(items[0]).toMatchObject({
    title: '关于做好第1项工作的通知',
    originName: '示例省人民政府办公厅',
    publishedAt: new Date('2026-11-20T07:30:00Z'),
    publishedAtPrecision: 'MINUTE',
    firstSeenAt: now,
    problem: null,
  });
  expect(items[0]?.body).toContain('现将有关事项通知如下');
});

test('a list that has not changed is answered by 304 and changes nothing', async () => {
  const upstream = await openUpstream(2);
  const feed = await feedOf(upstream.listUrl);
  await pollAsHub(feed);
  const before = await itemsOf(feed);
  upstream.asked.length = 0;
  expect(await pollAsHub(feed)).toEqual({ found: 0, new: 0, changed: 0, failed: 0, problems: [] });
  expect(upstream.asked).toEqual(['304 /zcwj/index.html']);
  expect(await itemsOf(feed)).toEqual(before);
  expect(await again(feed)).toMatchObject({ consecutiveFailures: 0, problem: null, pollingUntil: null });
});

test('a text that changes upstream is taken over, and keeps when it was first seen', async () => {
  const upstream = await openUpstream(2);
  const feed = await feedOf(upstream.listUrl);
  await pollAs('editor', feed);
  const [before] = await itemsOf(feed);
  const [article] = upstream.articles;
  if (article) Object.assign(article, { text: '更正：各市、县人民政府，省政府各部门，请认真执行。' });
  now = new Date(now.getTime() + 60_000);
  expect(await pollAs('editor', feed)).toMatchObject({ new: 0, changed: 1, failed: 0 });
  const [after] = await itemsOf(feed);
  expect(after?.body).toContain('更正：');
  expect(after?.contentHash).not.toBe(before?.contentHash);
  expect(after?.firstSeenAt).toEqual(before?.firstSeenAt);
});

test("the hub's own poll reads a page again when the list shows another title, and not before time else", async () => {
  const upstream = await openUpstream(2);
  const feed = await feedOf(upstream.listUrl);
  await pollAsHub(feed);
  const [article] = upstream.articles;
  if (article) article.title = '关于做好第1项工作的补充通知';
  upstream.asked.length = 0;
  expect(await pollAsHub(feed)).toMatchObject({ changed: 1 });
  expect(upstream.asked).toEqual(['200 /zcwj/index.html', '200 /zcwj/t1.html']);
  expect((await itemsOf(feed))[0]?.title).toBe('关于做好第1项工作的补充通知');
  now = new Date(now.getTime() + 6 * 3_600_000);
  upstream.asked.length = 0;
  await pollAsHub(feed);
  expect(upstream.asked.toSorted()).toEqual([
    '304 /zcwj/index.html',
    '304 /zcwj/t1.html',
    '304 /zcwj/t2.html',
  ]);
});

test('a page that cannot be read is stated, tried again, and does not stop the others', async () => {
  const upstream = await openUpstream(2);
  const gone = upstream.articles.pop();
  const feed = await feedOf(upstream.listUrl);
  upstream.list = {
    headers: { 'content-type': 'text/html' },
    body: '<ul><li><a href="/zcwj/t1.html">关于做好第1项工作的通知</a>2026-11-20</li><li><a href="/zcwj/t2.html">关于做好第2项工作的通知</a>2026-11-20</li></ul>',
  };
  const result = await pollAs('editor', feed);
  expect(result).toMatchObject({ new: 2, failed: 1 });
  expect(result.problems).toEqual(['《关于做好第2项工作的通知》：上级页面返回错误（HTTP 404）。']);
  expect((await itemsOf(feed)).map(({ state }) => state)).toEqual([READ, UNREADABLE]);
  if (gone) upstream.articles.push(gone);
  expect(await pollAs('editor', feed)).toMatchObject({ failed: 0 });
  expect((await itemsOf(feed)).map(({ state }) => state)).toEqual([READ, READ]);
});

test('a text once read is kept when its page is gone', async () => {
  const upstream = await openUpstream(2);
  const feed = await feedOf(upstream.listUrl);
  await pollAs('editor', feed);
  upstream.list = { headers: { 'content-type': 'text/html' }, body: listOf(upstream) };
  upstream.articles.length = 1;
  expect(await pollAs('editor', feed)).toMatchObject({ failed: 1, changed: 0 });
  const kept = (await itemsOf(feed))[1];
  expect(kept).toMatchObject({ state: READ, problem: '上级页面返回错误（HTTP 404）。' });
  expect(kept?.body).toContain('现将有关事项通知如下');
});

function listOf(upstream: LocalUpstream): string {
  const entries = upstream.articles.map(
    ({ name, title }) => `<li><a href="/zcwj/${name}.html">${title}</a> 2026-11-20</li>`,
  );
  return `<ul>${entries.join('')}</ul>`;
}

test('links to other sites are kept but not read, unless the settings name their host', async () => {
  const upstream = await openUpstream(1);
  const elsewhere = upstream.origin.replace('127.0.0.1', 'localhost');
  upstream.list = {
    headers: { 'content-type': 'text/html' },
    body: `<ul><li><a href="https://mp.weixin.qq.com/s/abcdef">一图读懂第1项工作的通知</a> 2026-11-20</li>
      <li><a href="${elsewhere}/zcwj/t1.html">关于做好第1项工作的通知</a> 2026-11-20</li></ul>`,
  };
  const feed = await feedOf(upstream.listUrl, { settings: { hosts: ['localhost'] } });
  expect(await pollAs('editor', feed)).toMatchObject({ found: 2, new: 2, failed: 0 });
  const weixin = { url: 'https://mp.weixin.qq.com/s/abcdef', state: UNREADABLE, body: null };
  expect(await itemsOf(feed)).toMatchObject([{ state: READ }, weixin]);
  expect((await itemsOf(feed))[1]?.problem).toBe('链接不在上级网站上，只保留链接，未读取正文。');
});

test.each([
  [
    'a feed that is not XML',
    { headers: { 'content-type': 'text/html' }, body: '<html><body>维护中</body></html>' },
  ],
  ['an empty answer', { body: '' }],
  ['an error of the server', { status: 500, body: 'oops' }],
])('%s is a stated problem, and polling never stops', async (_, list) => {
  const upstream = await openUpstream(0);
  upstream.list = list;
  const feed = await feedOf(upstream.listUrl, { kind: FeedKind.RSS });
  for (let failures = 1; failures <= 6; failures++) {
    const result = await pollAsHub(feed);
    expect(result).toMatchObject({ found: 0, new: 0 });
    expect(result.problems).toHaveLength(1);
    const { consecutiveFailures, nextPollAt, problem, enabled } = await again(feed);
    expect(consecutiveFailures).toBe(failures);
    expect(nextPollAt.getTime() - now.getTime()).toBeLessThanOrEqual(3_600_000);
    expect(problem).toMatch(/^自2026年11月\d+日\d\d:\d\d起：.+。$/);
    expect(enabled).toBe(true);
  }
});

test('a private address is refused with a problem, not a crash', async () => {
  const feed = await feedOf('http://10.0.0.1/zcwj/');
  const result = await pollAs('editor', feed);
  expect(result).toMatchObject({ found: 0, new: 0, failed: 0 });
  expect(result.problems.join()).toContain('PRIVATE_ADDRESS');
  expect((await again(feed)).problem).toContain('PRIVATE_ADDRESS');
});

test('the third failure in a row raises an alarm, and the next success settles it', async () => {
  const upstream = await openUpstream(2);
  const alarm = (feed: Feed) => em().findOne(Duty, { kind: DutyKind.ALARM, subjectId: feed.id });
  upstream.list = { status: 503, body: '' };
  const feed = await feedOf(upstream.listUrl);
  await pollAsHub(feed);
  await pollAsHub(feed);
  expect(await alarm(feed)).toBeNull();
  await pollAsHub(feed);
  expect(await alarm(feed)).toMatchObject({ state: DutyState.OPEN, subjectType: 'Feed', siteId: null });
  upstream.list = null;
  await pollAsHub(feed);
  expect(await alarm(feed)).toMatchObject({ state: DutyState.MET });
  expect(await again(feed)).toMatchObject({ consecutiveFailures: 0, problem: null, failingSince: null });
});

test('a list that had items and suddenly yields none raises an alarm at once', async () => {
  const upstream = await openUpstream(2);
  const feed = await feedOf(upstream.listUrl);
  await pollAsHub(feed);
  upstream.list = {
    headers: { 'content-type': 'text/html' },
    body: '<html><body><p>改版了</p></body></html>',
  };
  expect((await pollAsHub(feed)).problems).toHaveLength(1);
  const alarm = await em().findOne(Duty, { kind: DutyKind.ALARM, subjectId: feed.id });
  expect(alarm).toMatchObject({ state: DutyState.OPEN });
  expect(await itemsOf(feed)).toHaveLength(2);
});

test('two polls at once store each article once and count it once', async () => {
  const upstream = await openUpstream(8);
  const feed = await feedOf(upstream.listUrl);
  const results = await Promise.all([
    pollAs('editor', feed),
    pollAs('admin', feed),
    pollAs('editor-2', feed),
  ]);
  expect(results.map((result) => result.new).toSorted()).toEqual([0, 0, 8]);
  const items = await itemsOf(feed);
  expect(items).toHaveLength(8);
  expect(items.every(({ state }) => state === READ)).toBe(true);
});

test("the hub's own poll gives way to one under way", async () => {
  const upstream = await openUpstream(2);
  const feed = await feedOf(upstream.listUrl);
  const during: unknown[] = [];
  upstream.beforeArticle = async () => {
    during.push(await pollAsHub(feed));
  };
  await pollAs('editor', feed);
  const gaveWay = { found: 0, new: 0, changed: 0, failed: 0, problems: ['该来源正在读取中。'] };
  expect(during).toEqual([gaveWay, gaveWay]);
});

test('pages that a killed poll left unread are read by the next, though the list be unchanged', async () => {
  const upstream = await openUpstream(3);
  const feed = await feedOf(upstream.listUrl);
  await pollAsHub(feed);
  const killed = { state: LISTED, body: null, readAt: null, contentHash: null };
  await em().nativeUpdate(UpstreamItem, { feed: feed.id, url: { $like: '%t2%' } }, killed);
  await em().nativeUpdate(Feed, { id: feed.id }, { pollingUntil: new Date(now.getTime() + 60_000) });
  expect(await pollAsHub(feed)).toMatchObject({ problems: ['该来源正在读取中。'] });
  now = new Date(now.getTime() + 61_000);
  upstream.asked.length = 0;
  await pollAsHub(feed);
  expect(upstream.asked).toEqual(['304 /zcwj/index.html', '200 /zcwj/t2.html']);
  expect((await itemsOf(feed)).map(({ state }) => state)).toEqual([READ, READ, READ]);
});

test('what does not fit into one poll is read by the following ones, a minute apart', async () => {
  const upstream = await openUpstream(60);
  const feed = await feedOf(upstream.listUrl);
  expect(await pollAsHub(feed)).toMatchObject({ found: 60, new: 60 });
  const unread = () => em().count(UpstreamItem, { feed: feed.id, state: LISTED });
  expect(await unread()).toBe(10);
  expect((await again(feed)).nextPollAt).toEqual(new Date(now.getTime() + 60_000));
  await pollAsHub(feed);
  expect(await unread()).toBe(0);
});

test('due feeds are queued once each, disabled and manual ones never', async () => {
  const upstream = await openUpstream(1);
  const due = await feedOf(upstream.listUrl);
  const disabled = await feedOf(`${upstream.origin}/disabled/`, { enabled: false });
  const manual = await feedOf(`${upstream.origin}/manual/`, { kind: FeedKind.MANUAL });
  now = new Date(now.getTime() + 2 * 3_600_000);
  await em().nativeUpdate(Feed, { id: { $nin: [due.id, disabled.id, manual.id] } }, { enabled: false });
  const queued = () =>
    em().execute<{ data: { feedId: string } }[]>(`select data from pgboss.job where name = 'ingest.poll'`);
  const tick = () => em().transactional((tx) => given.hub.jobs.send(tx as never, 'ingest.poll-due', {}));
  await tick();
  await tick();
  await given.settle();
  expect((await queued()).map(({ data }) => data.feedId)).toEqual([due.id]);
  expect((await again(due)).lastPolledAt).toEqual(now);
  expect((await again(disabled)).lastPolledAt).toBeNull();
  expect((await again(manual)).lastPolledAt).toBeNull();
});

test('a clock that once stood a year ahead keeps no feed from being polled', async () => {
  const upstream = await openUpstream(1);
  const feed = await feedOf(upstream.listUrl);
  const ahead = new Date(now.getTime() + 365 * 86_400_000);
  await em().nativeUpdate(Feed, { id: feed.id }, { nextPollAt: ahead, pollingUntil: ahead });
  now = new Date(now.getTime() + 60_000);
  await em().transactional((tx) => given.hub.jobs.send(tx as never, 'ingest.poll-due', {}));
  await given.settle();
  expect((await again(feed)).lastPolledAt).toEqual(now);
});

test('only editors, supervisors and administrators poll', async () => {
  const upstream = await openUpstream(1);
  const feed = await feedOf(upstream.listUrl);
  await expect(pollAs('operator', feed)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(upstream.asked).toEqual([]);
});
