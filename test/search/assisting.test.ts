import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { reconcileSearch } from '../../src/search/reconcile.ts';
import { tidySearch } from '../../src/search/tidy.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

let given: TestHub;
const ids: Record<string, string> = {};
beforeAll(async () => {
  given = await openTestHub({ env: { TONGGAO_CACHE_MB: '0' } });
  ids.flexible = await published(given, {
    title: '关于灵活就业人员参加社会保险的通知',
    keywords: ['灵活就业', '社保'],
  });
  ids.college = await published(given, { title: '高校毕业生创业补贴申领指南' });
  ids.library = await published(given, { title: '图书馆国庆期间开放时间' });
  await given.settle();
});
afterAll(() => given.close());

interface Found {
  search: {
    searchedFor: string;
    didYouMean: string | null;
    exact: boolean;
    edges: { node: { id: string } }[];
  };
}
const SEARCH = `query ($query: String!) { search(query: $query) { searchedFor didYouMean exact edges { node { id } } } }`;
const SUGGEST = `query ($query: String!, $site: String) { suggest(query: $query, site: $site) { text contentId } }`;
const SAVE = `mutation ($input: BestBetInput!, $id: ID) { saveBestBet(input: $input, id: $id) { id queries note contents { id title withdrawn } } }`;
const REPORT = `query ($inVain: Boolean!) { searchReport(inVain: $inVain) { query asked empty } }`;

const search = async (query: string) => (await given.read<Found>(SEARCH, { query })).data.search;
const found = async (query: string) => (await search(query)).edges.map((edge) => edge.node.id);
const suggested = async (query: string, site?: string) => {
  const { data } = await given.read<{ suggest: { text: string; contentId: string | null }[] }>(SUGGEST, {
    query,
    site,
  });
  return data.suggest;
};

test.each([
  ['零活就业', '灵活就业', 'flexible'],
  ['灵活旧业 社保', '灵活就业 社保', 'flexible'],
  ['linghuojiuye', '灵活就业', 'flexible'],
  ['tushuguan', '图书馆', 'library'],
  ['创业补帖', '创业补贴', 'college'],
])('%s is taken for %s, and says so', async (query, meant, id) => {
  const page = await search(query);
  expect(page).toMatchObject({ didYouMean: meant, searchedFor: meant });
  expect(page.edges[0]?.node.id).toBe(ids[id]);
});

test.each([
  ['高校毕业声', 'college'],
  ['图书官', 'library'],
  ['图书管开放时间', 'library'],
])('%s is found by the words in it that are right', async (query, id) => {
  expect((await found(query))[0]).toBe(ids[id]);
});

test('what is well spelled is not put right, whatever else sounds like it', async () => {
  expect(await search('社会保险')).toMatchObject({ didYouMean: null, searchedFor: '社会保险', exact: true });
});

test.each([
  ['灵活', '灵活就业'],
  ['lhjy', '灵活就业'],
  ['linghuo', '灵活就业'],
  ['tushu', '图书馆'],
  ['圖書', '图书馆'],
])('%s is completed to %s', async (typed, text) => {
  expect((await suggested(typed)).map((one) => one.text)).toContain(text);
});

test('titles are suggested with their content, only what the site carries, and nothing that was withdrawn', async () => {
  expect(await suggested('图书馆')).toContainEqual({
    text: '图书馆国庆期间开放时间',
    contentId: ids.library,
  });
  expect(await suggested('图书馆', '4300000002')).toEqual([]);
  const contentId = await published(given, { title: '临时闭馆的机密安排' });
  await given.settle();
  expect(await suggested('机密安排')).not.toEqual([]);
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '误发' });
  expect(await suggested('机密安排')).toEqual([]);
  expect(await suggested('jimianpai')).toEqual([]);
});

test.each(['', ' ', '%', '_', '\\', "'", '，'])(
  'typing %j suggests nothing and is no error',
  async (query) => {
    expect(await suggested(query)).toEqual([]);
  },
);

test('what the desk recommends comes first for its queries in any spelling, even without the words, until it is withdrawn', async () => {
  const contentId = await published(given, { title: '社保费征收年度安排' });
  await given.settle();
  const input = { queries: ['怎么交社保', '圖書館'], contentIds: [contentId, ids.college] };
  const { data, errors } = await given.desk<{ saveBestBet: { id: string } }>('editor', SAVE, { input });
  expect(errors).toBeUndefined();
  expect(await found('图书馆')).toEqual([contentId, ids.college, ids.library]);
  expect((await found('怎么交社保'))[0]).toBe(contentId);
  const twice = await given.desk('editor', SAVE, {
    input: { queries: ['图书馆'], contentIds: [ids.library] },
  });
  expect(twice.errors?.[0]?.extensions.code).toBe('CONFLICT');
  await withdraw(await given.as('editor'), {
    contentId,
    kind: WithdrawalKind.WITHDRAWN,
    explanation: '有误',
  });
  expect(await found('图书馆')).toEqual([ids.college, ids.library]);
  const drop = 'mutation ($id: ID!) { dropBestBet(id: $id) }';
  expect((await given.desk('operator', drop, data.saveBestBet)).errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
  await given.desk('editor', drop, data.saveBestBet);
  expect(await found('图书馆')).toEqual([ids.library]);
});

test('a recommendation that is changed without a word on its note keeps it, and an empty one takes it out', async () => {
  const bet = { queries: ['怎么读大学'], contentIds: [ids.college] };
  const save = async (input: object, id?: string) => {
    const { data } = await given.desk<{ saveBestBet: { id: string; note: string | null } }>('editor', SAVE, {
      ...{ input: { ...bet, ...input }, id },
    });
    return data.saveBestBet;
  };
  const { id } = await save({ note: '招生季' });
  expect((await save({ queries: ['大学怎么读'] }, id)).note).toBe('招生季');
  expect((await save({ note: '' }, id)).note).toBeNull();
  await given.desk('editor', 'mutation ($id: ID!) { dropBestBet(id: $id) }', { id });
});

test.each([
  ['no query', { queries: [], contentIds: ['flexible'] }, 'BAD_USER_INPUT'],
  ['no content', { queries: ['社保'], contentIds: [] }, 'BAD_USER_INPUT'],
  [
    'eleven contents',
    { queries: ['社保'], contentIds: Array.from({ length: 11 }, (_, nth) => `x${nth}`) },
    'BAD_USER_INPUT',
  ],
  [
    'a content that is not there',
    { queries: ['社保'], contentIds: ['00000000-0000-7000-8000-000000000000'] },
    'NOT_FOUND',
  ],
])('a recommendation with %s is refused', async (_, { queries, contentIds }, code) => {
  const input = { queries, contentIds: contentIds.map((id) => ids[id] ?? id) };
  expect((await given.desk('editor', SAVE, { input })).errors?.[0]?.extensions.code).toBe(code);
});

test('searches are counted without numbers of persons, addresses of mail and long stories, and those in vain are told', async () => {
  await openSearch(given.hub).counter.flush();
  await given.hub.orm.em.fork().execute('delete from search_count');
  const story = '我叫张三家住青山镇我想问一下我的养老金为什么这个月还没有发下来请尽快给我答复';
  for (const query of ['社保', '社保', 'ＡＢＣ无此事', '王五 13800138000 补贴', 'zhang@example.com', story])
    await search(query);
  await openSearch(given.hub).counter.flush();
  const rows = await given.hub.orm.em.fork().execute('select query from search_count order by query');
  expect(JSON.stringify(rows)).not.toMatch(/1380|zhang|张三/);
  const all = await given.desk<{ searchReport: object[] }>('editor', REPORT, { inVain: false });
  expect(all.data.searchReport).toContainEqual({ query: '社保', asked: 2, empty: 0 });
  const vain = await given.desk<{ searchReport: object[] }>('supervisor', REPORT, { inVain: true });
  expect(vain.data.searchReport).toContainEqual({ query: 'abc无此事', asked: 1, empty: 1 });
  expect(vain.data.searchReport).not.toContainEqual(expect.objectContaining({ query: '社保' }));
  expect((await given.desk('operator', REPORT, { inVain: true })).errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
});

test('whatever is missing from the index, too old in it or too much in it is put right', async () => {
  const em = given.hub.orm.em.fork();
  await em.execute('delete from search_document where id = ?', [ids.library]);
  await em.execute('update search_document set edition = 0, title = ? where id = ?', ['旧', ids.college]);
  await em.execute(`insert into search_document (id, edition, kind, title, facets, weight, published_at, head, vector)
    values ('00000000-0000-7000-8000-000000000009', 1, 'ARTICLE', '无主', '{}', 0, now(), '''无主'':1A', '''无主'':1')`);
  await em.execute('alter table search_document disable trigger search_document_place');
  await em.execute("update search_document set sites = '{9999999999}' where id = ?", [ids.flexible]);
  await em.execute('alter table search_document enable trigger search_document_place');
  expect(await reconcileSearch(given.hub.context(SYSTEM))).toEqual({ indexed: 2, done: true });
  const rows = await em.execute<{ id: string; title: string; sites: string[] }[]>(
    'select id, title, sites from search_document',
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  expect(byId.get(ids.library ?? '')?.title).toBe('图书馆国庆期间开放时间');
  expect(byId.get(ids.college ?? '')?.title).toBe('高校毕业生创业补贴申领指南');
  expect(byId.get(ids.flexible ?? '')?.sites).toEqual(['4300000001']);
  expect(byId.has('00000000-0000-7000-8000-000000000009')).toBe(false);
  expect(await reconcileSearch(given.hub.context(SYSTEM))).toEqual({ indexed: 0, done: true });
});

test('words that no live title uses are forgotten, and old counts with them', async () => {
  const em = given.hub.orm.em.fork();
  await em.execute(
    "insert into search_term (term, sound, initials) values ('早已撤下', 'zaoyicexia', 'zycx')",
  );
  await em.execute("insert into search_count (day, query, asked, empty) values ('2020-01-01', '旧事', 1, 0)");
  await tidySearch(given.hub.context(SYSTEM));
  const terms = await em.execute<{ term: string }[]>('select term from search_term');
  expect(terms.map((row) => row.term)).toContain('图书馆');
  expect(terms.map((row) => row.term)).not.toContain('早已撤下');
  expect(await em.execute("select 1 from search_count where query = '旧事'")).toEqual([]);
});
