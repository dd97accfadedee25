import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import type { Feed } from '../../src/ingest/feed.ts';
import { ofFeed } from '../../src/ingest/of-feed.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAsHub } from './ingest-hub.ts';

let now = new Date('2026-11-20T08:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const html = (body: string) => ({ headers: { 'content-type': 'text/html' }, body });

/** A page of the list with some articles of a number each, and a pager of so many pages. */
function pageOf(numbers: number[], pages = 5): string {
  const rows = numbers.map(
    (number) =>
      `<li><a href="./t${number}.html">关于做好第${number}项工作的通知</a><span>2026-11-20</span></li>`,
  );
  return `<html><body><ul>${rows.join('')}</ul><script>createPageHTML(${pages},0,"index","html")</script></body></html>`;
}

const HEALTH = 'query($id: ID!) { feed(id: $id) { health { state problem nextPollAt } } }';
const healthOf = async ({ id }: Feed) =>
  (await given.desk<{ feed: { health: object } }>('editor', HEALTH, { id })).data.feed.health;
const alarmOf = ({ id }: Feed) =>
  given.hub.orm.em.fork().findOne(Duty, { kind: DutyKind.ALARM, subjectId: id });

/** An upstream of so many articles whose list stands on pages that a test lays out. */
async function openPaged(count: number) {
  const upstream = await openUpstream(count);
  const show = (...pages: number[][]) => {
    for (const [index, numbers] of pages.entries()) {
      const body = Buffer.from(pageOf(numbers, Math.max(5, pages.length)));
      if (index === 0) upstream.list = html(body.toString());
      else upstream.files.set(`/zcwj/index_${index}.html`, { type: 'text/html', body });
    }
  };
  return { upstream, show };
}

/** Polls as the clock does, some minutes later. */
async function pollLater(feed: Feed) {
  now = new Date(now.getTime() + 5 * 60_000);
  return pollAsHub(given, feed);
}

test('a further page that fails is asked for again at the next poll, and no item of it is lost', async () => {
  const { upstream, show } = await openPaged(12);
  show([2, 1], []);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollLater(feed);
  show([8, 7], [6, 5], [4, 3]);
  upstream.broken.set('/zcwj/index_1.html', 503);
  expect(await pollLater(feed)).toMatchObject({
    new: 2,
    problems: ['第2页读取失败：上级网站繁忙（HTTP 503），稍后再读。'],
  });
  expect(await healthOf(feed)).toMatchObject({
    state: 'FAILING',
    problem:
      '自2026年11月20日16:10起：列表第2页读取失败：上级网站繁忙（HTTP 503），稍后再读；其后的条目可能尚未读到，每次读取都会再试。',
  });
  // What comes on top meanwhile pushes what is owed further back.
  show([9, 8], [7, 6], [5, 4], [3, 2]);
  await pollLater(feed);
  expect(await itemsOf(given, feed)).toHaveLength(5);
  upstream.broken.clear();
  await pollLater(feed);
  expect(await itemsOf(given, feed)).toHaveLength(9);
  expect(await healthOf(feed)).toMatchObject({ state: 'OK', problem: null });
  expect(await alarmOf(feed)).toBeNull();
  upstream.asked.length = 0;
  await pollLater(feed);
  await pollLater(feed);
  expect(upstream.asked.filter((line) => line.includes('/index'))).toEqual([
    '304 /zcwj/index.html',
    '304 /zcwj/index.html',
  ]);
});

test('a further page that fails three times in a row is an alarm, which its first answer settles', async () => {
  const { upstream, show } = await openPaged(4);
  show([4, 3], [2, 1]);
  upstream.broken.set('/zcwj/index_1.html', 500);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollLater(feed);
  await pollLater(feed);
  expect(await alarmOf(feed)).toBeNull();
  await pollLater(feed);
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.OPEN });
  upstream.broken.clear();
  await pollLater(feed);
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.MET });
  expect(await itemsOf(given, feed)).toHaveLength(4);
});

test('what a page owed from the first reading brings is what the feed began with: old news opens no duty', async () => {
  const { upstream, show } = await openPaged(0);
  const numbers = (from: number) => [...Array(20).keys()].map((step) => from - step);
  const old = (page: number[]) => pageOf(page).replaceAll('2026-11-20', '2026-10-20');
  show(numbers(40), numbers(20));
  upstream.list = html(old(numbers(40)));
  upstream.files.set('/zcwj/index_1.html', { type: 'text/html', body: Buffer.from(old(numbers(20))) });
  upstream.broken.set('/zcwj/index_1.html', 500);
  const feed = await fileFeed(given, upstream.listUrl);
  await layDownRule(given, feed);
  await pollLater(feed);
  upstream.broken.clear();
  await pollLater(feed);
  await pollLater(feed);
  const items = await itemsOf(given, feed);
  expect(items).toHaveLength(40);
  const subjectId = { $in: items.map(({ id }) => id) };
  expect(await given.hub.orm.em.fork().count(Duty, { kind: DutyKind.REPOST, subjectId })).toBe(20);
});

test('a page is behind others of a feed, though another feed listed some of them before', async () => {
  const { upstream, show } = await openPaged(6);
  show([2, 1], []);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollLater(feed);
  upstream.files.set('/other.html', {
    type: 'text/html',
    body: Buffer.from(pageOf([6, 5]).replaceAll('./', '/zcwj/')),
  });
  await pollLater(await fileFeed(given, `${upstream.origin}/other.html`));
  show([6, 5], [4, 3], [2, 1]);
  await pollLater(feed);
  expect(await given.hub.orm.em.fork().count(UpstreamItem, ofFeed(feed.id))).toBe(6);
});

test('what was published while nobody looked is found on the further pages of the list', async () => {
  const { upstream, show } = await openPaged(11);
  const asked = () => upstream.asked.filter((line) => line.includes('/index')).splice(0);
  show([4, 3], [2, 1]);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  expect(await itemsOf(given, feed)).toHaveLength(4);
  show([5, 4], [3, 2]);
  const before = asked().length;
  await pollAsHub(given, feed);
  expect(asked()).toHaveLength(before + 1);
  show([11, 10], [9, 8], [7, 6]);
  await pollAsHub(given, feed);
  expect(await itemsOf(given, feed)).toHaveLength(11);
});

/** Pages of two articles each, from one number down to another. */
function pagesFrom(highest: number, lowest: number): number[][] {
  const numbers = [...Array(highest - lowest + 1).keys()].map((step) => highest - step);
  return [...Array(Math.ceil(numbers.length / 2)).keys()].map((nth) => numbers.slice(2 * nth, 2 * nth + 2));
}

const listsAsked = (asked: string[]) => asked.filter((line) => line.includes('/index')).length;

test('a list with nine new pages is read on from poll to poll until nothing is left, and says so meanwhile', async () => {
  const { upstream, show } = await openPaged(24);
  show([2, 1], []);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollLater(feed);
  show(...pagesFrom(20, 1));
  upstream.asked.length = 0;
  expect(await pollLater(feed)).toMatchObject({
    ...{ found: 10, new: 10 },
    problems: ['列表有许多新条目，已读到第5页，其后的接着读。'],
  });
  expect(listsAsked(upstream.asked)).toBe(5);
  const { state, problem, nextPollAt } = (await healthOf(feed)) as Record<string, string>;
  expect([state, problem]).toEqual([
    'OK',
    expect.stringMatching(/^自2026年11月20日\d\d:\d\d起：列表有许多新条目，已读到第5页，其后的接着读。$/),
  ]);
  expect(new Date(nextPollAt ?? '').getTime() - now.getTime()).toBeLessThanOrEqual(60_000);
  // What comes on top meanwhile pushes the rest back by a page and a half.
  show(...pagesFrom(23, 1));
  upstream.asked.length = 0;
  await pollLater(feed);
  expect(listsAsked(upstream.asked)).toBe(5);
  for (let polls = 0; polls < 3; polls++) await pollLater(feed);
  expect(await itemsOf(given, feed)).toHaveLength(23);
  expect(await healthOf(feed)).toMatchObject({ state: 'OK', problem: null });
  expect(await alarmOf(feed)).toBeNull();
  upstream.asked.length = 0;
  await pollLater(feed);
  await pollLater(feed);
  expect(upstream.asked.filter((line) => line.includes('/index')).at(-1)).toBe('304 /zcwj/index.html');
});

test('a page that fails far down a long list is owed from there, and the third failure is an alarm', async () => {
  const { upstream, show } = await openPaged(20);
  show([2, 1], []);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollLater(feed);
  show(...pagesFrom(20, 1));
  await pollLater(feed);
  upstream.broken.set('/zcwj/index_6.html', 503);
  for (let polls = 0; polls < 3; polls++) await pollLater(feed);
  expect(await healthOf(feed)).toMatchObject({ state: 'FAILING', problem: expect.stringContaining('第7页') });
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.OPEN });
  upstream.broken.clear();
  for (let polls = 0; polls < 3; polls++) await pollLater(feed);
  expect(await itemsOf(given, feed)).toHaveLength(20);
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.MET });
});

test('a feed begins with five pages and owes none, nor what is long past on a site that was rebuilt', async () => {
  const { upstream, show } = await openPaged(40);
  show(...pagesFrom(20, 1));
  const feed = await fileFeed(given, upstream.listUrl);
  await pollLater(feed);
  expect(await itemsOf(given, feed)).toHaveLength(10);
  expect(await healthOf(feed)).toMatchObject({ state: 'OK', problem: null });
  const rebuilt = pagesFrom(40, 21).map((numbers) =>
    pageOf(numbers, 10).replaceAll('2026-11-20', '2026-10-20'),
  );
  for (const [index, page] of rebuilt.entries()) {
    const body = Buffer.from(page);
    if (index === 0) upstream.list = html(page);
    else upstream.files.set(`/zcwj/index_${index}.html`, { type: 'text/html', body });
  }
  await pollLater(feed);
  expect(await itemsOf(given, feed)).toHaveLength(20);
  expect(await healthOf(feed)).toMatchObject({ problem: null });
});
