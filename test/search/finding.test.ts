import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Validity } from '../../src/content/parts.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

interface Found {
  search: {
    totalCount: number;
    exact: boolean;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    facets: { name: string; values: { value: string; count: number }[] }[];
    edges: {
      cursor: string;
      highlight: { title: string; body: string };
      node: { id: string; title: string };
    }[];
  };
}

const SEARCH = `query ($query: String!, $site: String, $kinds: [ContentKind!], $first: Int, $after: String,
    $themes: [String!], $issuers: [String!], $years: [Int!], $validities: [Validity!]) {
  search(query: $query, site: $site, kinds: $kinds, themes: $themes, issuers: $issuers, years: $years, validities: $validities, first: $first, after: $after) {
    totalCount exact engine searchedFor pageInfo { hasNextPage endCursor } facets { name values { value count } }
    edges { cursor highlight { title body } node { id title } } } }`;

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function search(query: string, more: object = {}): Promise<Found['search']> {
  const { data, errors } = await given.read<Found>(SEARCH, { query, ...more });
  expect(errors).toBeUndefined();
  return data.search;
}

async function titles(query: string, more: object = {}): Promise<string[]> {
  return (await search(query, more)).edges.map((edge) => edge.node.title);
}

test('a content is found once its job has run, by its title, body, keywords, number and issuer', async () => {
  await published(given, {
    kind: ContentKind.POLICY,
    section: 'zcwj',
    title: '城乡供水管理办法',
    body: '<p>加强<strong>饮用水</strong>水源保护。</p>',
    keywords: ['自来水'],
    policy: { number: '青政发〔2026〕31号', issuer: '市水务局', theme: '水利' },
  });
  expect(await titles('供水管理')).toEqual([]);
  await given.settle();
  for (const query of ['供水管理', '饮用水 保护', '自来水', '青政发[2026]31号', '水务局', '供水 31号'])
    expect(await titles(query), query).toEqual(['城乡供水管理办法']);
  expect(await search('供水 饮用水')).toMatchObject({ exact: true });
  expect(await search('供水 电力')).toMatchObject({
    exact: false,
    edges: [{ node: { title: '城乡供水管理办法' } }],
  });
  expect(await titles('电力')).toEqual([]);
});

test('hits are marked, and what the text brings along is escaped', async () => {
  await published(given, {
    title: '燃气<b>安全</b>检查',
    body: '<p>请配合入户安检 &lt;script&gt;alert(1)&lt;/script&gt;</p>',
  });
  await given.settle();
  const [hit] = (await search('燃气 入户')).edges;
  expect(hit?.highlight.title).toBe('<mark>燃气</mark>&lt;b&gt;安全&lt;/b&gt;检查');
  expect(hit?.highlight.body).toBe('请配合<mark>入户</mark>安检 &lt;script&gt;alert(1)&lt;/script&gt;');
});

test('the document itself comes before those that name its number, then titles before bodies, then the newest', async () => {
  const policy = { number: '青政办〔2026〕7号' };
  await published(given, {
    kind: ContentKind.POLICY,
    section: 'zcwj',
    title: '供暖工作方案',
    body: '<p>无</p>',
    policy,
  });
  const naming = '依据青政办〔2026〕7号。';
  await published(given, { title: '关于供暖的提示', body: `<p>${naming.repeat(9)}</p>` });
  await published(given, { title: '落实青政办〔2026〕7号的通知', body: '<p>无</p>' });
  await published(given, { title: '再次落实青政办〔2026〕7号的通知', body: '<p>无</p>' });
  await given.settle();
  expect(await titles('青政办（2026）7号')).toEqual([
    '供暖工作方案',
    '再次落实青政办〔2026〕7号的通知',
    '落实青政办〔2026〕7号的通知',
    '关于供暖的提示',
  ]);
});

test('a site finds what it carries, its own and what is placed there; kinds narrow it down; facets count it', async () => {
  const policy = {
    ...{ number: null, theme: '农业、林业、水利' },
    ...{ issuer: '市农业农村局', validity: Validity.IN_FORCE },
  };
  const placed = await published(given, {
    kind: ContentKind.POLICY,
    section: 'zcwj',
    title: '春耕备耕政策',
    policy,
  });
  await published(given, { title: '春耕备耕动态' });
  const { sections } = await given.site('4300000002');
  await place(await given.as('admin'), { contentId: placed, sectionId: sections.get('zcwj')?.id ?? '' });
  await given.settle();
  expect(await titles('春耕', { site: '4300000001' })).toHaveLength(2);
  expect(await titles('春耕', { site: '4300000002' })).toEqual(['春耕备耕政策']);
  expect(await titles('春耕', { kinds: ['ARTICLE'] })).toEqual(['春耕备耕动态']);
  const { totalCount, facets } = await search('春耕', { first: 1 });
  expect(totalCount).toBe(2);
  expect(facets).toEqual([
    {
      name: 'kind',
      values: [
        { value: 'POLICY', count: 1 },
        { value: 'ARTICLE', count: 1 },
      ],
    },
    {
      name: 'site',
      values: [
        { value: '4300000001', count: 2 },
        { value: '4300000002', count: 1 },
      ],
    },
    { name: 'theme', values: [{ value: '农业、林业、水利', count: 1 }] },
    { name: 'issuer', values: [{ value: '市农业农村局', count: 1 }] },
    {
      name: 'year',
      values: [{ value: String(Temporal.Now.zonedDateTimeISO('Asia/Shanghai').year), count: 2 }],
    },
    { name: 'validity', values: [{ value: 'IN_FORCE', count: 1 }] },
  ]);
  const year = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').year;
  for (const narrowing of [
    { themes: ['农业、林业、水利', '水利'] },
    { issuers: ['市农业农村局'] },
    { validities: ['IN_FORCE'] },
  ])
    expect(await titles('春耕', narrowing)).toEqual(['春耕备耕政策']);
  expect(await titles('春耕', { years: [year] })).toHaveLength(2);
  expect(await titles('春耕', { years: [year - 1] })).toEqual([]);
});

test('invisible characters in a query change nothing', async () => {
  expect(await titles('供\u200b水\u00ad管\ufeff理')).toEqual(await titles('供水管理'));
});

test('of many words of which one is nowhere, what holds most comes first', async () => {
  await published(given, { title: '城乡居民养老保险缴费公告', body: '<p>医疗保险另行通知。</p>' });
  await published(given, { title: '养老机构名录' });
  await given.settle();
  const page = await search('养老 保险 缴费 居民 公告 城乡 潜水艇');
  expect(page.exact).toBe(false);
  expect(page.edges[0]?.node.title).toBe('城乡居民养老保险缴费公告');
});

test('pages of a search give every hit once', async () => {
  for (let nth = 0; nth < 7; nth++)
    await published(given, { title: `防火巡查第${nth}期`, body: `<p>${'防火。'.repeat(nth % 3)}</p>` });
  await given.settle();
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo, totalCount } = await search('防火', { first: 3, after });
    expect(totalCount).toBe(7);
    seen.push(...edges.map((edge) => edge.node.title));
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) break;
  }
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toEqual(await titles('防火'));
});

test('a withdrawn content is lost to search at once, and for good', async () => {
  const contentId = await published(given, { title: '应急演练方案' });
  await given.settle();
  expect(await titles('应急演练')).toEqual(['应急演练方案']);
  await withdraw(await given.as('editor'), {
    contentId,
    kind: WithdrawalKind.WITHDRAWN,
    explanation: '待核实',
  });
  expect(await search('应急演练')).toMatchObject({ totalCount: 0, edges: [] });
  await given.settle();
  expect(await search('应急演练')).toMatchObject({ totalCount: 0, edges: [] });
});

test.each([[''], ['   '], ['，。！？'], ['()&|!:*<->'], ["'"], ['\\']])(
  'a query with no word in it (%j) finds nothing and is no error',
  async (query) => {
    expect(await search(query)).toMatchObject({ totalCount: 0, edges: [], pageInfo: { hasNextPage: false } });
  },
);

test.each([
  ["供水' | '燃气"],
  ['供水:*'],
  ["'); drop table publication; --"],
  [`${'供'.repeat(199)}水`],
  ['<script>alert(1)</script>'],
  ["'".repeat(200)],
  ['供\u200b水\u200d管\ufeff理'],
  ['👩🏽‍🚒 供水 1️⃣'],
  ['怎么 请问 什么 哪里'],
  ['供水 '.repeat(40)],
  ['公租房 低保 社保 医保 养老 公积金 居住证 潜水艇 养犬 营商环境 放管服 高新区'],
  ['a'.repeat(200)],
  ['1'.repeat(200)],
])('a query such as %j is taken as words', async (query) => {
  await search(query, { site: "x'--" });
  await search(query);
});

test.each([
  ['a query with NUL in it', { query: '供水\u0000管理' }],
  ['a query with half a character', { query: '\ud800供水' }],
  ['a query of 201 characters', { query: '供'.repeat(201) }],
  ['a list of 51 themes', { query: '供水', themes: Array(51).fill('水利') }],
  ['a page of none', { query: '供水', first: 0 }],
  ['a page of 101', { query: '供水', first: 101 }],
  ['a cursor that is none', { query: '供水', after: 'x' }],
  ['a cursor of a list', { query: '供水', after: Buffer.from('[1,"x"]').toString('base64url') }],
  ['a cursor made up', { query: '供水', after: Buffer.from('[1e99,"a","b","c"]').toString('base64url') }],
])('%s is refused', async (_, variables) => {
  const { errors } = await given.read(SEARCH, variables);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a request may search thirty times, not more', async () => {
  const searches = (times: number) =>
    `{ ${Array.from({ length: times }, (_, nth) => `s${nth}: search(query: "供水") { engine }`).join(' ')} }`;
  expect((await given.read(searches(30))).errors).toBeUndefined();
  expect((await given.read(searches(31))).errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
});
