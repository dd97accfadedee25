import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import { type Feed, FeedLevel } from '../../src/ingest/feed.ts';
import { byAuthority, isSamePolicy, keysOf, type Likeness } from '../../src/ingest/identity.ts';
import { poll } from '../../src/ingest/poll.ts';
import { repost } from '../../src/ingest/repost.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, layDownRule, openUpstream, pollAs, pollAsHub } from './ingest-hub.ts';
import type { LocalArticle, LocalUpstream } from './local-upstream.ts';

const TEXT =
  '各市、县人民政府：为做好基本医疗保障工作，经研究决定，自2026年12月1日起调整居民医保补助标准，每人每年提高到640元。各地要落实资金，及时拨付，加强监管，确保政策落到实处。参保登记由乡镇便民服务中心受理，系统自动核验身份，不得要求群众重复提交材料。财政部门负责资金筹集，医保部门负责经办服务，卫生健康部门负责规范诊疗行为。执行中遇到的问题，请及时向省医疗保障局反映。本通知有效期五年，以往规定与本通知不一致的，以本通知为准。各地落实情况请于月底前报送。';
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const item = (more: Partial<Likeness> = {}): Likeness => ({
  ...{
    title: '关于调整居民医保补助标准的通知',
    text: TEXT,
    number: null,
    issuer: null,
    publishedAt: at('2026-11-20'),
  },
  ...more,
});

test.each<[string, Partial<Likeness>, Partial<Likeness>, boolean]>([
  [
    'one number in two spellings',
    { number: '示政发〔2026〕12号', text: '' },
    { number: '示政发[2026] 12号', publishedAt: null },
    true,
  ],
  ['two numbers', { number: '示政发〔2026〕12号' }, { number: '示政发〔2026〕13号' }, false],
  [
    'a number and another title and issuer',
    { number: '示政发〔2026〕12号' },
    { number: '示政发〔2026〕12号', title: '春季植树活动公告' },
    false,
  ],
  [
    'a title with other spaces and marks, days apart',
    {},
    { title: '关于调整居民医保补助标准的通知 ', publishedAt: at('2026-11-24') },
    true,
  ],
  ['a title, a month apart', {}, { publishedAt: at('2026-12-25') }, false],
  ['a title over another text', {}, { text: `${'示例县各单位安排如下事项并报告。'.repeat(3)}` }, false],
  [
    'a title with another figure',
    { title: '关于下达2026年补助资金的通知' },
    { title: '关于下达2025年补助资金的通知' },
    false,
  ],
  [
    'nearly the same text',
    {},
    { title: '转发省政府关于调整居民医保补助标准的通知', text: TEXT.replace('请及时向', '及时向') },
    true,
  ],
  [
    'nearly the same text with another figure',
    {},
    { title: '转发省政府关于调整居民医保补助标准的通知', text: TEXT.replace('640', '650') },
    false,
  ],
  ['what is written about it', {}, { title: '《关于调整居民医保补助标准的通知》政策解读' }, false],
])('%s: one policy or not', (_, one, other, expected) => {
  expect(isSamePolicy(item(one), item(other))).toBe(expected);
  expect(isSamePolicy(item(other), item(one))).toBe(expected);
});

test('an item is found by its number, its title or a text that was hardly changed', () => {
  expect(keysOf(item({ number: '示政发[2026] 12号' })).numberKey).toBe('示政发〔2026〕12号');
  expect(keysOf(item({ title: '公告' })).titleKey).toBeNull();
  const prints = new Set(keysOf(item()).prints);
  const positions = fc.integer({ min: 0, max: TEXT.length - 2 });
  fc.assert(
    fc.property(positions, (position) => {
      const text = `${TEXT.slice(0, position)}某${TEXT.slice(position + 1)}`;
      expect(keysOf(item({ text })).prints.some((print) => prints.has(print))).toBe(true);
    }),
    { seed: 20261122 },
  );
});

test('the higher level leads, then the issuer, then the first seen', () => {
  const standing = (id: string, level: FeedLevel, feedName: string, seen: string) => ({
    ...{ id, level, feedName, issuer: '示例省医疗保障局', firstSeenAt: at(seen) },
  });
  const own = standing('d', FeedLevel.PROVINCIAL, '示例省医疗保障局网站', '2026-11-24');
  const first = standing('c', FeedLevel.PROVINCIAL, '示例省人民政府', '2026-11-21');
  const later = standing('b', FeedLevel.PROVINCIAL, '示例省财政厅', '2026-11-22');
  const national = standing('a', FeedLevel.NATIONAL, '中国政府网', '2026-11-25');
  expect([later, first, national, own].toSorted(byAuthority)).toEqual([national, own, first, later]);
});

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

let serial = 0;

/** Upstreams that say the same, with their feeds of the levels given. */
async function mirrored(
  levels: FeedLevel[],
  more: Partial<LocalArticle> = {},
): Promise<{ upstreams: LocalUpstream[]; feeds: Feed[] }> {
  serial += 1;
  const upstreams: LocalUpstream[] = [];
  const feeds: Feed[] = [];
  for (const [index, level] of levels.entries()) {
    const upstream = await openUpstream(0);
    const title = `关于调整第${serial}类居民补助标准的通知`;
    const text = `${TEXT}（第${serial}类，共${serial * 1_000}人）`;
    upstream.articles.push({ name: 'a1', title, at: `2026-11-2${index} 09:00`, text, shared: true, ...more });
    upstream.articles.push({ name: 'b1', title: `第${serial}-${index}处值班安排`, at: '2026-11-18 09:00' });
    upstreams.push(upstream);
    feeds.push(await fileFeed(given, upstream.listUrl, { level, name: `来源${serial}-${index}` }));
  }
  return { upstreams, feeds };
}

/** Every row the policy has in these feeds. */
const copiesIn = (feeds: Feed[]) =>
  em().find(UpstreamItem, { feed: { $in: feeds.map(({ id }) => id) }, title: { $like: '%补助标准%' } });

interface Seen {
  edges: {
    node: { id: string; url: string; title: string; otherSources: { url: string; feed: { name: string } }[] };
  }[];
}

async function seen(feed: Feed | undefined): Promise<Seen> {
  const query =
    'query($id: ID!) { upstreamItems(feedId: $id, first: 10) { edges { node { id url title otherSources { url feed { name } } } } } }';
  const { data } = await given.desk<{ upstreamItems: Seen }>('editor', query, { id: feed?.id });
  return { edges: data.upstreamItems.edges.filter(({ node }) => node.title.includes('补助标准')) };
}

const dutiesOf = (itemId: string) => em().find(Duty, { kind: DutyKind.REPOST, subjectId: itemId });

test('one policy of three upstreams is one item, led by the highest, with one duty a site', async () => {
  const { upstreams, feeds } = await mirrored([
    FeedLevel.MUNICIPAL,
    FeedLevel.NATIONAL,
    FeedLevel.PROVINCIAL,
  ]);
  for (const feed of feeds) await layDownRule(given, feed);
  for (const feed of feeds) await pollAsHub(given, feed);
  const items = await copiesIn(feeds);
  expect(items).toHaveLength(3);
  for (const feed of feeds) {
    const { edges } = await seen(feed);
    expect(edges).toHaveLength(1);
    expect(edges[0]?.node.url).toContain(upstreams[1]?.origin);
    expect(edges[0]?.node.otherSources.map(({ feed: { name } }) => name)).toEqual([
      feeds[0]?.name,
      feeds[2]?.name,
    ]);
  }
  const all = await Promise.all(items.map(({ id }) => dutiesOf(id)));
  expect(all.flat()).toHaveLength(1);
  expect(all.flat()[0]?.subjectId).toBe((await seen(feeds[0])).edges[0]?.node.id);
});

test('three upstreams polled at once are one item all the same', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { feeds } = await mirrored([
      FeedLevel.PROVINCIAL,
      FeedLevel.PROVINCIAL,
      FeedLevel.MUNICIPAL,
      FeedLevel.COUNTY,
    ]);
    for (const feed of feeds) await layDownRule(given, feed);
    await Promise.all(feeds.map((feed) => pollAsHub(given, feed)));
    const items = await copiesIn(feeds);
    expect(items.filter(({ sameAs }) => sameAs === null)).toHaveLength(1);
    const duties = await em().find(Duty, {
      kind: DutyKind.REPOST,
      subjectId: { $in: items.map(({ id }) => id) },
    });
    expect(duties).toHaveLength(1);
  }
});

test('a repost of any source is one of the leading source, once a site', async () => {
  const { feeds, upstreams } = await mirrored([FeedLevel.COUNTY, FeedLevel.PROVINCIAL]);
  for (const feed of feeds) await pollAs(given, 'editor', feed);
  const [county] = await copiesIn(feeds.slice(0, 1));
  const { site } = await given.site('4300000001');
  const copy = await repost(await given.as('editor'), { itemId: county?.id ?? '', siteId: site.id });
  expect(copy.originUrl).toContain(upstreams[1]?.origin);
  const again = { itemId: copy.upstreamItemId ?? '', siteId: site.id };
  await expect(repost(await given.as('editor'), again)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a source that was reposted keeps the lead, and no duty is opened for what comes after', async () => {
  const { feeds } = await mirrored([FeedLevel.COUNTY, FeedLevel.NATIONAL]);
  for (const feed of feeds) await layDownRule(given, feed);
  const [county, national] = feeds;
  await poll(await given.as('editor'), { feedId: county?.id ?? '' });
  const first = (await seen(county)).edges[0]?.node.id ?? '';
  const { site } = await given.site('4300000001');
  await repost(await given.as('editor'), { itemId: first, siteId: site.id });
  await poll(await given.as('editor'), { feedId: national?.id ?? '' });
  expect((await seen(national)).edges.map(({ node }) => node.id)).toEqual([first]);
  expect(await dutiesOf(first)).toHaveLength(1);
});

test('two policies of one title that say something else are two', async () => {
  const { feeds, upstreams } = await mirrored([FeedLevel.COUNTY, FeedLevel.COUNTY]);
  const text = '示例县安排如下。';
  for (const { articles } of upstreams) Object.assign(articles[0] ?? {}, { text, shared: false });
  for (const feed of feeds) await pollAsHub(given, feed);
  const ids = await Promise.all(feeds.map(async (feed) => (await seen(feed)).edges[0]?.node.id));
  expect(new Set(ids).size).toBe(2);
});
