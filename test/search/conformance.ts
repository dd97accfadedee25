import { beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Validity } from '../../src/content/parts.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import type { EngineName } from '../../src/search/engine.ts';
import { rebuildSearch } from '../../src/search/rebuild.ts';
import { saveBestBet } from '../../src/search/save-best-bet.ts';
import { published } from '../reading/published.ts';
import type { TestHub } from '../support/hub.ts';

interface Found {
  search: {
    engine: string;
    totalCount: number;
    exact: boolean;
    searchedFor: string;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    facets: { name: string; values: { value: string; count: number }[] }[];
    edges: { highlight: { title: string; body: string }; node: { id: string; title: string } }[];
  };
}

const SEARCH = `query ($query: String!, $site: String, $kinds: [ContentKind!], $themes: [String!], $issuers: [String!],
    $years: [Int!], $validities: [Validity!], $first: Int, $after: String) {
  search(query: $query, site: $site, kinds: $kinds, themes: $themes, issuers: $issuers, years: $years,
      validities: $validities, first: $first, after: $after) {
    engine totalCount exact searchedFor pageInfo { hasNextPage endCursor } facets { name values { value count } }
    edges { highlight { title body } node { id title } } } }`;

async function publishCorpus(given: TestHub): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const policy = {
    number: '青政办〔2026〕7号',
    issuer: '示例市住房和城乡建设局',
    theme: '城乡建设',
    validity: Validity.IN_FORCE,
  };
  ids.policy = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'zcwj', title: '公共租赁住房管理办法' },
    ...{ body: '<p>申请人应当为<strong>本市</strong>居民。</p>', policy },
  });
  const old = { ...policy, number: '青政办〔2019〕31号', validity: Validity.REPEALED };
  ids.old = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'zcwj', title: '公共租赁住房管理暂行办法', policy: old },
  });
  ids.notice = await published(given, {
    ...{
      title: '公租房申请<b>提醒</b>',
      body: '<p>依据青政办〔2026〕7号，1 &lt; 2。</p>',
      keywords: ['住房保障'],
    },
  });
  ids.school = await published(given, {
    title: '义务教育阶段新生报名安排',
    body: '<p>随迁子女凭居住证报名。</p>',
  });
  for (let nth = 1; nth <= 4; nth++)
    await published(given, { title: `防火巡查简报第${nth}期`, body: '<p>一切正常。</p>' });
  const { sections } = await given.site('4300000002');
  await place(await given.as('admin'), { contentId: ids.policy, sectionId: sections.get('zcwj')?.id ?? '' });
  await given.settle();
  return ids;
}

/** What the parts of the suite ask with. */
interface Asked {
  engine: EngineName;
  hub: () => TestHub;
  /** Contents of the corpus, by name; there once it is published. */
  ids: Record<string, string>;
  search: (query: string, more?: object) => Promise<Found['search']>;
  found: (query: string, more?: object) => Promise<string[]>;
}

function findsByWords({ engine, ids, search, found }: Asked): void {
  test('what is published is found once its job has run, and the answer says by which engine', async () => {
    const page = await search('报名');
    expect(page).toMatchObject({ engine, totalCount: 1, exact: true, searchedFor: '报名' });
    expect(page.edges[0]?.node.id).toBe(ids.school);
  });

  test.each([
    ['a title', '新生报名', 'school'],
    ['a body', '随迁子女', 'school'],
    ['a keyword', '住房保障', 'notice'],
    ['traditional characters and full width', '義務教育　報名', 'school'],
    ['an issuer', '住房和城乡建设局', 'policy'],
  ])('by %s', async (_, query, id) => {
    expect(await found(query)).toContain(ids[id]);
  });

  test('a document is first for its number, however its brackets are written, before whatever names it', async () => {
    for (const query of ['青政办〔2026〕7号', '青政办[2026]7号', '青政办（2026）7号', '青政办2026年7号'])
      expect((await found(query))[0], query).toBe(ids.policy);
    expect(await found('青政办〔2026〕7号')).toContain(ids.notice);
  });

  test('a short name finds the full one, and the other way round', async () => {
    expect(await found('公租房')).toEqual(expect.arrayContaining([ids.policy, ids.old, ids.notice]));
    expect(await found('公共租赁住房')).toContain(ids.notice);
  });
}

function findsWithin({ ids, search, found }: Asked): void {
  test('where nothing holds all the words, what holds some is found, and the answer says so', async () => {
    expect(await search('新生 防火 潜水艇')).toMatchObject({ exact: false });
    expect(await found('随迁子女 潜水艇')).toContain(ids.school);
    expect(await search('潜水艇')).toMatchObject({ totalCount: 0, edges: [] });
  });

  test('hits are narrowed down by site, kind, theme, issuer, year and validity, all at once', async () => {
    const year = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').year;
    expect(await found('公租房', { site: '4300000002' })).toEqual([ids.policy]);
    expect(await found('公租房', { kinds: ['ARTICLE'] })).toEqual([ids.notice]);
    expect((await found('公租房', { kinds: ['ARTICLE', 'POLICY'] })).length).toBe(3);
    expect(await found('公租房', { validities: ['REPEALED'] })).toEqual([ids.old]);
    expect(
      (await found('公租房', { themes: ['城乡建设'], issuers: ['示例市住房和城乡建设局'] })).length,
    ).toBe(2);
    expect((await found('公租房', { years: [year] })).length).toBe(3);
    expect(await found('公租房', { years: [year - 1] })).toEqual([]);
    expect(await found('公租房', { site: '" OR sites = "4300000001' })).toEqual([]);
    expect(await found('公租房', { themes: ["'", '"', '\\'] })).toEqual([]);
  });
}

function tells({ search }: Asked): void {
  test('facets count all hits, not only those of the page', async () => {
    const { totalCount, facets } = await search('公租房', { first: 1 });
    expect(totalCount).toBe(3);
    expect(facets.map((facet) => facet.name)).toEqual([
      'kind',
      'site',
      'theme',
      'issuer',
      'year',
      'validity',
    ]);
    const counts = Object.fromEntries(
      facets.map(({ name, values }) => [
        name,
        Object.fromEntries(values.map(({ value, count }) => [value, count])),
      ]),
    );
    expect(counts.kind).toEqual({ POLICY: 2, ARTICLE: 1 });
    expect(counts.site).toEqual({ '4300000001': 3, '4300000002': 1 });
    expect(counts.theme).toEqual({ 城乡建设: 2 });
    expect(counts.validity).toEqual({ IN_FORCE: 1, REPEALED: 1 });
  });

  test('words are marked, and marks are the only markup', async () => {
    const edge = (await search('提醒 依据')).edges[0];
    expect(edge?.highlight.title).toBe('公租房申请&lt;b&gt;<mark>提醒</mark>&lt;/b&gt;');
    expect(edge?.highlight.body).toContain('<mark>依据</mark>');
    expect(edge?.highlight.body).toContain('1 &lt; 2');
  });
}

function pagesAndPromotes({ hub, ids, search, found }: Asked): void {
  test('pages give every hit once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo } = await search('防火巡查', { first: 2, after });
      seen.push(...edges.map((edge) => edge.node.id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  test('what the desk recommends comes first and is counted once, page by page, within what is asked for', async () => {
    const bet = { queries: ['防火巡查'], contentIds: [ids.school ?? '', ids.policy ?? ''] };
    await saveBestBet(await hub().as('editor'), { bet });
    const first = await search('防火巡查', { first: 1 });
    expect(first).toMatchObject({ totalCount: 6, edges: [{ node: { id: ids.school } }] });
    const { edges } = await search('防火巡查', { first: 100, after: first.pageInfo.endCursor });
    expect(edges[0]?.node.id).toBe(ids.policy);
    expect(edges).toHaveLength(5);
    expect(await found('防火巡查', { site: '4300000002' })).toEqual([ids.policy]);
  });

  test.each([
    ['a cursor that is none', 'x'],
    ['a cursor made up', Buffer.from('[0,"",1]').toString('base64url')],
    ['a cursor of a list', Buffer.from('[1,"x"]').toString('base64url')],
  ])('%s is refused', async (_, after) => {
    const { errors } = await hub().read(SEARCH, { query: '防火巡查', after });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
}

function loses({ hub, ids, search, found }: Asked): void {
  test('a withdrawn content is lost at once, and is not found again once the jobs have run', async () => {
    await withdraw(await hub().as('editor'), {
      contentId: ids.school ?? '',
      kind: WithdrawalKind.GONE,
      explanation: '有误',
    });
    expect(await found('新生报名')).toEqual([]);
    await hub().settle();
    expect(await search('新生报名')).toMatchObject({ totalCount: 0, edges: [] });
  });

  test('what is placed on another site is found there, and no longer when it is taken out', async () => {
    expect(await found('公租房', { site: '4300000003' })).toEqual([]);
    const { sections } = await hub().site('4300000003');
    await place(await hub().as('admin'), {
      contentId: ids.notice ?? '',
      sectionId: sections.get('tzgg')?.id ?? '',
    });
    await hub().settle();
    expect(await found('公租房', { site: '4300000003' })).toEqual([ids.notice]);
  });
}

/** What every search engine must do, on a hub of its own; ranking beyond what is said here, and tolerance of typos, are each engine's own. */
export function conforms(engine: EngineName, hub: () => TestHub): void {
  const ids: Record<string, string> = {};
  const search = async (query: string, more: object = {}) => {
    const { data, errors } = await hub().read<Found>(SEARCH, { query, ...more });
    expect(errors).toBeUndefined();
    return data.search;
  };
  const found = async (query: string, more: object = {}) =>
    (await search(query, more)).edges.map((edge) => edge.node.id);
  beforeAll(async () => {
    Object.assign(ids, await publishCorpus(hub()));
    await rebuildSearch(hub().hub.context(SYSTEM));
  }, 240_000);
  const asked = { engine, hub, ids, search, found };
  for (const part of [findsByWords, findsWithin, tells, pagesAndPromotes, loses]) part(asked);
}
