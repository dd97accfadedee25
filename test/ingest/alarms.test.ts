import { afterAll, beforeAll, expect, test } from 'vitest';
import { workingDays } from '../../src/calendar/working-days.ts';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { Feed } from '../../src/ingest/feed.ts';
import { FeedState, healthOf } from '../../src/ingest/feed-health.ts';
import { haveShrunk, sharedTitle, silenceOf } from '../../src/ingest/suspicion.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, openUpstream, pollAs, pollAsHub } from './ingest-hub.ts';

/** Friday 16:00 in Beijing. */
const FRIDAY = new Date('2026-11-20T08:00:00Z');
const DAY = 86_400_000;

let now = FRIDAY;
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();
const alarmOf = ({ id }: Feed) => em().findOne(Duty, { kind: DutyKind.ALARM, subjectId: id });
const healthNow = async ({ id }: Feed) => healthOf(await em().findOneOrFail(Feed, id), now);

test.each([
  [['公告', '公告', '公告'], '公告'],
  [['公告', ' 公 告', '公告'], '公告'],
  [['公告', '公告'], null],
  [['公告', '公告', '通知'], null],
  [[], null],
])('the titles %j share %j', (titles, shared) => {
  expect(sharedTitle(titles)).toBe(shared);
});

test.each([
  [[50, 60], { usual: 1_000, known: 20 }, true],
  [[0, 0], { usual: 1_000, known: 5 }, true],
  [[50], { usual: 1_000, known: 20 }, null],
  [[50, 60], { usual: 1_000, known: 4 }, null],
  [[300, 400], { usual: 1_000, known: 20 }, null],
  [[900], { usual: 1_000, known: 20 }, false],
  [[], { usual: 1_000, known: 20 }, null],
])('texts of %j characters where %j: shrunk is %j', (lengths, before, expected) => {
  expect(haveShrunk(lengths, before)).toBe(expected);
});

const calendar = workingDays();
const daysBefore = (...days: number[]) => days.map((day) => new Date(FRIDAY.getTime() - day * DAY));

test.each([
  ['a daily source, silent for two working weeks', daysBefore(14, 15, 16, 17, 18, 21, 22), 10],
  ['a daily source, silent for a week', daysBefore(7, 8, 9, 10, 11, 14, 15), null],
  ['a weekly source, silent for two weeks', daysBefore(14, 21, 28, 35, 42, 49), null],
  ['a weekly source, silent for three weeks', daysBefore(21, 28, 35, 42, 49, 56), 15],
  ['a source of few days', daysBefore(90, 91, 92), null],
  ['a source without dates', [], null],
])('%s', (_, published, silence) => {
  expect(silenceOf(published, FRIDAY, calendar)).toBe(silence);
});

test('over the spring festival a daily source is not silent', () => {
  const published = ['02-04', '02-05', '02-06', '02-09', '02-10', '02-11', '02-12', '02-13'];
  const dates = published.map((day) => new Date(`2026-${day}T02:00:00Z`));
  expect(silenceOf(dates, new Date('2026-02-25T02:00:00Z'), calendar)).toBeNull();
});

test('a list whose titles all turn equal raises an alarm, which ends when they differ again', async () => {
  const upstream = await openUpstream(4);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  expect(await alarmOf(feed)).toBeNull();
  const links = upstream.articles.map(
    ({ name }) => `<li><a href="/zcwj/${name}.html">政策文件标题</a> 2026-11-20</li>`,
  );
  upstream.list = { headers: { 'content-type': 'text/html' }, body: `<ul>${links.join('')}</ul>` };
  await pollAsHub(given, feed);
  const { state, problem } = await healthNow(feed);
  expect(state).toBe(FeedState.FAILING);
  expect(problem).toMatch(/^自2026年11月20日16:00起：列表中4条标题全部相同（“政策文件标题”），[^。]+。$/u);
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.OPEN });
  now = new Date(now.getTime() + 60_000);
  await pollAsHub(given, feed);
  expect((await healthNow(feed)).problem).toBe(problem);
  upstream.list = null;
  await pollAsHub(given, feed);
  now = FRIDAY;
  expect(await healthNow(feed)).toMatchObject({ state: FeedState.OK, problem: null });
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.MET });
});

test('texts that shrink against the history of a source raise an alarm, which ends when they are whole again', async () => {
  const upstream = await openUpstream(6, {
    text: '为做好有关工作，现将具体事项通知如下，请各单位认真落实。'.repeat(40),
  });
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const whole = upstream.articles.map(({ text }) => text);
  for (const article of upstream.articles) Object.assign(article, { text: '请登录后查看全文。' });
  await pollAs(given, 'editor', feed);
  const { state, problem } = await healthNow(feed);
  expect(state).toBe(FeedState.FAILING);
  expect(problem).toMatch(/^自2026年11月20日16:00起：读出的正文骤减（通常约\d+字，这次约\d+字），[^。]+。$/u);
  await pollAsHub(given, feed);
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.OPEN });
  for (const [index, article] of upstream.articles.entries()) Object.assign(article, { text: whole[index] });
  await pollAs(given, 'editor', feed);
  expect(await healthNow(feed)).toMatchObject({ state: FeedState.OK, problem: null });
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.MET });
});

test('a source that goes quiet against its own rhythm raises an alarm, which ends with the next item', async () => {
  const upstream = await openUpstream(8);
  for (const [index, article] of upstream.articles.entries()) article.at = `2026-11-${12 + index} 09:00`;
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  now = new Date('2026-11-26T08:00:00Z');
  await pollAsHub(given, feed);
  expect(await alarmOf(feed)).toBeNull();
  now = new Date('2026-12-04T08:00:00Z');
  await pollAsHub(given, feed);
  const { state, problem } = await healthNow(feed);
  expect(state).toBe(FeedState.QUIET);
  expect(problem).toMatch(/^自2026年11月19日09:00起：已连续11个工作日没有新内容，[^。]+。$/u);
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.OPEN });
  upstream.articles.push({ name: 't9', title: '关于恢复更新的通知', at: '2026-12-04 15:00' });
  await pollAsHub(given, feed);
  expect(await healthNow(feed)).toMatchObject({ state: FeedState.OK, problem: null });
  expect(await alarmOf(feed)).toMatchObject({ state: DutyState.MET });
  now = FRIDAY;
});
