import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Feed } from '../../src/ingest/feed.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, openUpstream, pollAs } from './ingest-hub.ts';

let now = new Date('2026-11-20T08:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const input = { name: '来源', url: 'https://www.example.org/list/', level: 'NATIONAL', kind: 'GOV_PAGE' };
const CREATE = 'mutation($input: FeedInput!) { createFeed(input: $input) { id name url kind level } }';
const TRY =
  'mutation($input: FeedInput!) { tryFeed(input: $input) { items { url title publishedAt } problems } }';
const HEALTH =
  'query($id: ID!) { feed(id: $id) { id health { state lastPolledAt lastNewAt nextPollAt consecutiveFailures problem } } }';
const ITEMS = `query($feedId: ID!, $first: Int!, $after: String) {
  upstreamItems(feedId: $feedId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id url title body publishedAt publishedAtPrecision firstSeenAt state origin { name } policy { number issuer } attachments { name url } } } } }`;

interface ItemsPage {
  upstreamItems: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: Record<string, unknown> }[];
  };
}

type Code = { code: string };
const codeOf = async (username: string, query: string, variables: object): Promise<Code | undefined> =>
  (await given.desk(username, query, variables)).errors?.[0]?.extensions;

describe('a feed', () => {
  test('is filed with a window of one working day and is due at once', async () => {
    const { data, errors } = await given.desk<{ createFeed: Feed }>('editor', CREATE, { input });
    expect(errors).toBeUndefined();
    expect(data.createFeed).toMatchObject(input);
    const feed = await given.hub.orm.em.fork().findOneOrFail(Feed, data.createFeed.id);
    expect(feed).toMatchObject({
      window: { unit: 'WORKING_DAYS', value: 1 },
      enabled: true,
      nextPollAt: now,
    });
    const again = await given.desk('admin', CREATE, {
      input: { ...input, name: '同一地址', url: `${input.url}#top` },
    });
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', feedId: feed.id });
  });

  test.each([
    ['a file', { url: 'file:///etc/passwd' }],
    ['a script', { url: 'javascript:alert(1)' }],
    ['an address with a password', { url: 'https://user:secret@www.example.org/' }],
    ['no address', { url: '列表' }],
    ['an address that is too long', { url: `https://www.example.org/${'a'.repeat(2_000)}` }],
    ['an empty name', { name: ' \u0000 ' }],
    ['settings that are a list', { settings: [] }],
    ['settings that are too large', { settings: { item: 'x'.repeat(20_001) } }],
    ['a window of no time', { window: { unit: 'HOURS', value: 0 } }],
    ['a window of years', { window: { unit: 'WORKING_DAYS', value: 1_000 } }],
  ])('with %s is refused', async (_, more) => {
    expect(await codeOf('admin', CREATE, { input: { ...input, ...more } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await codeOf('admin', TRY, { input: { ...input, ...more } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('is filed and tried by editors and administrators only', async () => {
    const fresh = { ...input, url: 'https://www.example.org/other/' };
    for (const username of ['supervisor', 'operator', 'reviewer-office']) {
      expect(await codeOf(username, CREATE, { input: fresh })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await codeOf(username, TRY, { input: fresh })).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await codeOf('', CREATE, { input: fresh })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await codeOf('', HEALTH, { id: '0198c0de-0000-7000-8000-000000000000' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('that is not there is null', async () => {
    const { data } = await given.desk('editor', '{ feed(id: "1 or 1=1") { id } }');
    expect(data).toEqual({ feed: null });
  });
});

test('trying a source shows what it would find, and stores nothing', async () => {
  const upstream = await openUpstream(2);
  const before = await given.hub.orm.em.fork().count(Feed);
  const { data } = await given.desk('editor', TRY, { input: { ...input, url: upstream.listUrl } });
  expect(data).toEqual({
    tryFeed: {
      items: [1, 2].map((number) => ({
        url: `${upstream.origin}/zcwj/t${number}.html`,
        title: `关于做好第${number}项工作的通知`,
        publishedAt: '2026-11-19T16:00:00.000Z',
      })),
      problems: [],
    },
  });
  const bad = await given.desk<{ tryFeed: { items: []; problems: string[] } }>('editor', TRY, {
    input: { ...input, url: upstream.listUrl, kind: 'RSS' },
  });
  expect(bad.data.tryFeed).toEqual({
    items: [],
    problems: ['这个地址返回的是网页，不是 RSS、Atom 或 JSON Feed。'],
  });
  expect(upstream.asked.filter((asked) => !asked.includes('index'))).toEqual([]);
  expect(await given.hub.orm.em.fork().count(Feed)).toBe(before);
  expect(await given.hub.orm.em.fork().count(UpstreamItem, { url: { $like: `${upstream.origin}%` } })).toBe(
    0,
  );
});

test('health says how a feed does, what is wrong, and since when', async () => {
  const upstream = await openUpstream(2);
  const feed = await fileFeed(given, upstream.listUrl);
  const health = async () =>
    (await given.desk<{ feed: { health: object } }>('supervisor', HEALTH, { id: feed.id })).data.feed.health;
  expect(await health()).toMatchObject({
    state: 'NEW',
    lastPolledAt: null,
    consecutiveFailures: 0,
    problem: null,
  });
  await pollAs(given, 'editor', feed);
  const at = now.toISOString();
  expect(await health()).toEqual({
    ...{ state: 'OK', lastPolledAt: at, lastNewAt: at, consecutiveFailures: 0, problem: null },
    nextPollAt: '2026-11-20T08:05:00.000Z',
  });
  upstream.list = { status: 503 };
  await pollAs(given, 'editor', feed);
  now = new Date(now.getTime() + 10 * 60_000);
  await pollAs(given, 'editor', feed);
  expect(await health()).toEqual({
    ...{ state: 'FAILING', lastPolledAt: now.toISOString(), lastNewAt: at, consecutiveFailures: 2 },
    nextPollAt: '2026-11-20T08:30:00.000Z',
    problem: '自2026年11月20日16:00起：上级网站繁忙（HTTP 503），稍后再读。',
  });
  upstream.list = null;
  await pollAs(given, 'editor', feed);
  now = new Date(now.getTime() + 31 * 86_400_000);
  expect(await health()).toMatchObject({
    state: 'QUIET',
    problem: expect.stringContaining('应读取而未读取'),
  });
  now = new Date('2026-11-20T08:00:00Z');
});

test('items are listed newest first, page by page, without a gap or a double', async () => {
  const upstream = await openUpstream(7, { number: '示政发〔2026〕12号' });
  upstream.articles.forEach((article, index) => {
    article.at = index % 2 ? '2026-11-19 10:00' : `2026-11-20 0${index}:30`;
  });
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const nodes: Record<string, unknown>[] = [];
  let after: string | null = null;
  for (let page = 0; page < 4; page++) {
    const { data }: { data: ItemsPage } = await given.desk('editor', ITEMS, {
      feedId: feed.id,
      first: 2,
      after,
    });
    expect(data.upstreamItems.totalCount).toBe(7);
    expect(data.upstreamItems.pageInfo.hasNextPage).toBe(page < 3);
    nodes.push(...data.upstreamItems.edges.map(({ node }) => node));
    after = data.upstreamItems.pageInfo.endCursor;
  }
  const times = nodes.map(({ publishedAt }) => String(publishedAt));
  expect(times).toEqual(times.toSorted().toReversed());
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(7);
  expect(nodes[0]).toMatchObject({
    url: `${upstream.origin}/zcwj/t7.html`,
    title: '关于做好第7项工作的通知',
    publishedAt: '2026-11-19T22:30:00.000Z',
    publishedAtPrecision: 'MINUTE',
    state: 'READ',
    origin: { name: '示例省人民政府办公厅' },
    policy: { number: '示政发〔2026〕12号', issuer: '示例省人民政府' },
    attachments: [],
  });
  expect(
    await codeOf('editor', ITEMS, { feedId: feed.id, first: 2, after: 'WyJ4Iiwi4piDIl0' }),
  ).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('the built-in upstream answers with conditional GET, and only what it has', async () => {
  const url = `${given.hub.publicUrl}/sandbox/upstream/zcwj/index.html`;
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('示例省人民政府');
  const [etag, lastModified] = [page.headers.get('etag') ?? '', page.headers.get('last-modified') ?? ''];
  const statusOf = async (headers: Record<string, string>, at = url) => (await fetch(at, { headers })).status;
  expect(await statusOf({ 'if-none-match': etag })).toBe(304);
  expect(await statusOf({ 'if-none-match': '"another"', 'if-modified-since': lastModified })).toBe(200);
  expect(await statusOf({ 'if-modified-since': lastModified })).toBe(304);
  expect(await statusOf({ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' })).toBe(200);
  expect(await statusOf({}, `${given.hub.publicUrl}/sandbox/upstream/..%2f..%2fpackage.json`)).toBe(404);
});
