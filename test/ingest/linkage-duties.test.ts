import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import type { Feed } from '../../src/ingest/feed.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { UpstreamItemState } from '../../src/ingest/upstream-item-state.ts';
import { Site } from '../../src/sites/site.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAs, pollAsHub } from './ingest-hub.ts';

/** Friday 16:00 in Beijing. */
const FRIDAY = new Date('2026-11-20T08:00:00Z');
/** Monday 17:30 in Beijing. */
const MONDAY = new Date('2026-11-23T09:30:00Z');

const now = FRIDAY;
/** Milliseconds the clock goes on by each time it is read. */
let tick = 0;
let ticks = 0;
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(now.getTime() + tick * ticks++) });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

async function dutiesOf(feed: Feed): Promise<{ url: string; site: string; openedAt: Date; dueAt: Date }[]> {
  const items = new Map((await itemsOf(given, feed)).map((item) => [item.id, item.url]));
  const sites = new Map((await em().find(Site, {})).map((site) => [site.id, site.code]));
  const duties = await em().find(Duty, { kind: DutyKind.REPOST, subjectId: { $in: [...items.keys()] } });
  return duties
    .map(({ subjectId, siteId, openedAt, dueAt }) => ({
      url: items.get(subjectId)?.split('/').at(-1) ?? '',
      site: sites.get(siteId ?? '') ?? '',
      openedAt,
      dueAt,
    }))
    .toSorted((one, other) => (one.url + one.site < other.url + other.site ? -1 : 1));
}

const namesOf = async (feed: Feed) => (await dutiesOf(feed)).map(({ url, site }) => `${url} ${site}`);

test('what appears on Friday at 16:00 is due on Monday at 17:30, once, however often it is polled', async () => {
  const upstream = await openUpstream(2);
  const feed = await fileFeed(given, upstream.listUrl);
  await layDownRule(given, feed);
  await pollAsHub(given, feed);
  const expected = ['t1.html', 't2.html'].map((url) => ({
    ...{ url, site: '4300000001', openedAt: new Date('2026-11-20T07:30:00Z'), dueAt: MONDAY },
  }));
  expect(await dutiesOf(feed)).toEqual(expected);
  await pollAs(given, 'editor', feed);
  expect(await dutiesOf(feed)).toEqual(expected);
});

test('where the upstream states a day alone, the clock starts when the item was first seen', async () => {
  const upstream = await openUpstream(2, { at: '2026-11-18' });
  const feed = await fileFeed(given, upstream.listUrl, { window: { unit: 'HOURS', value: 1 } });
  await layDownRule(given, feed);
  await pollAsHub(given, feed);
  const [duty] = await dutiesOf(feed);
  expect(duty).toMatchObject({ openedAt: FRIDAY, dueAt: new Date('2026-11-20T09:00:00Z') });
});

test('of what a feed begins with, the head of the list opens duties from when it was seen, the rest is history', async () => {
  const upstream = await openUpstream(22);
  for (const article of upstream.articles) article.at = '2026-11-02 10:00';
  const feed = await fileFeed(given, upstream.listUrl);
  await layDownRule(given, feed);
  // A clock that runs, as in life: the list and its items must still bear one moment.
  tick = 1;
  await pollAsHub(given, feed);
  tick = 0;
  const duties = await dutiesOf(feed);
  expect(duties.length).toBe(20);
  expect(duties.every((duty) => duty.openedAt >= FRIDAY)).toBe(true);
});

test('a rule speaks of the titles and themes it names, to the sites it names', async () => {
  const upstream = await openUpstream(3, { number: '示政发〔2026〕12号' });
  Object.assign(upstream.articles[0] ?? {}, { number: undefined });
  const feed = await fileFeed(given, upstream.listUrl);
  const sub = (await given.site('4300000002')).site.id;
  await layDownRule(given, feed, {
    siteIds: [sub],
    where: { titleMatches: '第1项|第2项', themes: ['医疗'] },
  });
  await layDownRule(given, feed, { where: { titleMatches: '第3项' } });
  await pollAsHub(given, feed);
  expect(await namesOf(feed)).toEqual(['t2.html 4300000002', 't3.html 4300000001']);
});

test('a rule that names no site speaks to every site of its organisation, by industry and region', async () => {
  const upstream = await openUpstream(2);
  const feed = await fileFeed(given, upstream.listUrl);
  await em().nativeUpdate(Site, { code: '4300000003' }, { industries: ['卫生'], regions: ['青山镇'] });
  await layDownRule(given, feed, { siteIds: null, where: { industries: ['卫生'] } });
  await pollAsHub(given, feed);
  expect(await namesOf(feed)).toEqual(['t1.html 4300000003', 't2.html 4300000003']);
  const { site } = await given.site('4300000001');
  const nobody = { siteIds: [site.id], where: { industries: ['卫生'] } };
  await expect(layDownRule(given, feed, nobody)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a rule laid down later opens the duties for what was seen before, at once', async () => {
  const upstream = await openUpstream(2);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  expect(await namesOf(feed)).toEqual([]);
  await layDownRule(given, feed);
  const expected = ['t1.html 4300000001', 't2.html 4300000001'];
  expect(await namesOf(feed)).toEqual(expected);
  await given.settle();
  expect(await namesOf(feed)).toEqual(expected);
});

test('an item that cannot be read is a duty all the same', async () => {
  const upstream = await openUpstream(2);
  const list = upstream.articles.map(
    ({ name, title }) => `<li><a href="/zcwj/${name}.html">${title}</a> 2026-11-20</li>`,
  );
  upstream.list = { headers: { 'content-type': 'text/html' }, body: `<ul>${list.join('')}</ul>` };
  upstream.articles.pop();
  const feed = await fileFeed(given, upstream.listUrl);
  await layDownRule(given, feed);
  await pollAsHub(given, feed);
  expect(await namesOf(feed)).toEqual(['t1.html 4300000001', 't2.html 4300000001']);
});

test('an address in the lists of two feeds is one item, under the rules of both', async () => {
  const upstream = await openUpstream(2);
  const one = await fileFeed(given, upstream.listUrl);
  const other = await fileFeed(given, `${upstream.listUrl}?list=2`);
  upstream.mirrors.add('/zcwj/index.html?list=2');
  const sub = (await given.site('4300000002')).site.id;
  await layDownRule(given, one);
  await layDownRule(given, other, { siteIds: [sub] });
  await pollAsHub(given, one);
  expect(await pollAsHub(given, other)).toMatchObject({ found: 2, new: 0 });
  await pollAsHub(given, other);
  const both = ['t1.html 4300000001', 't1.html 4300000002', 't2.html 4300000001', 't2.html 4300000002'];
  expect(await namesOf(one)).toEqual(both);
  expect(await itemsOf(given, other)).toEqual([]);
  const { data } = await given.desk<{ upstreamItems: { totalCount: number } }>(
    'editor',
    'query($id: ID!) { upstreamItems(feedId: $id, first: 1) { totalCount } }',
    { id: other.id },
  );
  expect(data.upstreamItems.totalCount).toBe(2);
});

test('two feeds that find the same new addresses at once keep each once', async () => {
  const upstream = await openUpstream(20);
  const feeds = await Promise.all(
    [1, 2, 3].map((number) => {
      upstream.mirrors.add(`/zcwj/index.html?list=${number}`);
      return fileFeed(given, `${upstream.listUrl}?list=${number}`);
    }),
  );
  const results = await Promise.all(feeds.map((feed) => pollAsHub(given, feed)));
  expect(results.reduce((sum, result) => sum + result.new, 0)).toBe(20);
  const items = await em().find(UpstreamItem, { url: { $like: `${upstream.origin}%` } });
  expect(items).toHaveLength(20);
  expect(items.every(({ state }) => state === UpstreamItemState.READ)).toBe(true);
});

test.each([
  ['an unknown feed', 'supervisor', { feedId: '0198c0de-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
  ['an unknown site', 'supervisor', { siteIds: ['0198c0de-0000-7000-8000-000000000000'] }, 'NOT_FOUND'],
  ['a section the site does not have', 'supervisor', { sectionCode: 'nowhere' }, 'BAD_USER_INPUT'],
  ['a site of another organisation', 'editor-2', {}, 'FORBIDDEN'],
  ['a role that may not', 'operator', {}, 'FORBIDDEN'],
])('a rule with %s is refused', async (_, username, more, code) => {
  const feed = await fileFeed(given, `http://127.0.0.1:1/${encodeURIComponent(_)}`);
  const { site } = await given.site('4300000001');
  const input = { feedId: feed.id, siteIds: [site.id], sectionCode: 'zcwj', mandatory: true, ...more };
  const mutation = 'mutation($input: LinkageRuleInput!) { createLinkageRule(input: $input) { id mode } }';
  const { errors } = await given.desk(username, mutation, { input });
  expect(errors?.[0]?.extensions.code).toBe(code);
});
