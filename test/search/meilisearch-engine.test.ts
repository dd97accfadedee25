import { instantMeiliSearch } from '@meilisearch/instant-meilisearch';
import instantsearch from 'instantsearch.js';
import {
  connectInfiniteHits,
  connectRefinementList,
  connectSearchBox,
} from 'instantsearch.js/es/connectors/index.js';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { dropBestBet } from '../../src/search/drop-best-bet.ts';
import { EngineName } from '../../src/search/engine.ts';
import { CONTENTS, NEXT } from '../../src/search/meilisearch/index-settings.ts';
import { reconcileIndex } from '../../src/search/meilisearch/reconcile.ts';
import { rebuildSearch } from '../../src/search/rebuild.ts';
import { saveBestBet } from '../../src/search/save-best-bet.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { conforms } from './conformance.ts';
import { StandIn } from './meilisearch/stand-in.ts';

// biome-ignore lint/style/noProcessEnv: the suite runs against a real server where one is named by the product's own variables
const { MEILI_URL, MEILI_KEY = '' } = process.env;
const standIn = new StandIn('a master key of the stand-in');
let given: TestHub;

beforeAll(async () => {
  await standIn.listen();
  if (!MEILI_URL) console.warn('meilisearch: MEILI_URL is not set, its engine is tested against a stand-in');
  const server = MEILI_URL
    ? { MEILI_URL, MEILI_KEY }
    : { MEILI_URL: standIn.url, MEILI_KEY: standIn.keys.master };
  given = await openTestHub({ env: { ...server, TONGGAO_CACHE_MB: '0' } });
});
afterAll(async () => {
  await given.close();
  await standIn.close();
});

const meilisearch = () => {
  const server = given.hub.meilisearch;
  if (!server) throw new Error('no server');
  return server;
};

interface Token {
  url: string;
  token: string;
  index: string;
}

async function token(site?: string): Promise<Token> {
  const answer = await fetch(
    `${given.hub.publicUrl}/search/token${site ? `?site=${encodeURIComponent(site)}` : ''}`,
  );
  expect(answer.status).toBe(200);
  return (await answer.json()) as Token;
}

conforms(EngineName.MEILISEARCH, () => given);

test('with the token of a site they find what it carries and nothing else, whatever they ask', async () => {
  const { url, token: apiKey, index } = await token('4300000002');
  const client = new Meilisearch({ host: url, apiKey });
  const { hits } = await client.index(index).search('公租房');
  expect(hits.map((hit) => hit.title)).toEqual(['公共租赁住房管理办法']);
  const more = await client.index(index).search('', { filter: 'sites = "4300000001"' });
  expect(more.hits.every((hit) => hit.sites.includes('4300000002'))).toBe(true);
  await expect(client.index(index).addDocuments([{ id: 'x' }])).rejects.toThrow();
  await expect(client.getKeys()).rejects.toThrow();
  await expect(client.index(NEXT).search('')).rejects.toThrow();
});

test('a token that is changed is worth nothing', async () => {
  const { url, token: apiKey, index } = await token('4300000002');
  const [head, , signature] = apiKey.split('.');
  const payload = Buffer.from(JSON.stringify({ searchRules: ['*'], apiKeyUid: 'x' })).toString('base64url');
  const forged = new Meilisearch({ host: url, apiKey: `${head}.${payload}.${signature}` });
  await expect(forged.index(index).search('')).rejects.toMatchObject({
    cause: { code: 'invalid_api_key' },
  });
});

test('without a site they find what any site carries; a site that is not there has no token', async () => {
  const { url, token: apiKey, index } = await token();
  const { hits } = await new Meilisearch({ host: url, apiKey }).index(index).search('公租房');
  expect(hits).toHaveLength(3);
  expect((await fetch(`${given.hub.publicUrl}/search/token?site=0000000000`)).status).toBe(404);
});

test('InstantSearch shows hits, facets and highlights with such a token', async () => {
  const { url, token: apiKey, index } = await token('4300000001');
  const { searchClient } = instantMeiliSearch(url, apiKey);
  const search = instantsearch({
    indexName: index,
    searchClient: searchClient as never,
    initialUiState: { [index]: { query: '公租房' } },
  });
  const shown: {
    hits: { title: string; _highlightResult?: unknown }[];
    kinds: { value: string; count: number }[];
  } = { hits: [], kinds: [] };
  search.addWidgets([
    connectSearchBox(() => undefined)({}),
    connectInfiniteHits((render: { items: unknown }) => {
      shown.hits = render.items as never;
    })({}),
    connectRefinementList((render: { items: unknown }) => {
      shown.kinds = render.items as never;
    })({ attribute: 'kind' }),
  ]);
  search.start();
  await until('the hits to be shown', async () => (shown.hits.length > 0 ? true : null));
  expect(shown.hits).toHaveLength(3);
  expect(JSON.stringify(shown.hits[0]?._highlightResult)).toContain('mark');
  expect(shown.kinds).toEqual(
    expect.arrayContaining([expect.objectContaining({ value: 'POLICY', count: 2 })]),
  );
  search.dispose();
});

test('what the desk recommends comes first in InstantSearch as well, though it has not the words, until it is dropped', async () => {
  const contentId = await published(given, { title: '养犬登记办理指南' });
  await published(given, { title: '狗证年审通知' });
  const bet = await saveBestBet(await given.as('editor'), {
    bet: { queries: ['狗证年审'], contentIds: [contentId] },
  });
  await given.settle();
  const { url, token: apiKey, index: indexName } = await token('4300000001');
  const { searchClient } = instantMeiliSearch(url, apiKey);
  const shown = async (query: string) => {
    searchClient.clearCache();
    const { results } = await searchClient.search([{ indexName, params: { query } }]);
    return (results[0] as unknown as { hits: { title: string }[] }).hits.map((hit) => hit.title);
  };
  expect(await shown('狗证年审')).toEqual(['养犬登记办理指南', '狗证年审通知']);
  const own = '{ search(query: "年审") { totalCount } }';
  expect((await given.read(own)).data).toEqual({ search: { totalCount: 1 } });
  await dropBestBet(await given.as('editor'), { id: bet.id });
  await given.settle();
  expect(await shown('狗证年审')).toEqual(['狗证年审通知']);
});

const index = () => meilisearch().client.index(CONTENTS);

test('has its settings from the code: Chinese, synonyms, stop words and what may be filtered by', async () => {
  const settings = await index().getSettings();
  expect(settings.localizedAttributes).toEqual([{ attributePatterns: ['*'], locales: ['cmn'] }]);
  expect(settings.synonyms?.社保).toContain('社会保险');
  expect(settings.stopWords).toContain('怎么办');
  expect(settings.filterableAttributes).toEqual(expect.arrayContaining(['sites', 'validity', 'year']));
});

test('is built anew beside the one that answers, which answers all the while', async () => {
  let failed = 0;
  let asked = 0;
  let done = false;
  const asking = (async () => {
    while (!done) {
      const { hits } = await index().search('公租房');
      asked += 1;
      if (hits.length !== 3) failed += 1;
    }
  })();
  await rebuildSearch(given.hub.context(SYSTEM));
  done = true;
  await asking;
  expect(asked).toBeGreaterThan(3);
  expect(failed).toBe(0);
  await expect(meilisearch().client.getRawIndex(NEXT)).rejects.toThrow();
});

test('is compared with what is published and put right', async () => {
  const stray = { id: 'stray', title: '无主', sites: ['4300000001'], stamp: 'x' };
  await index().addDocuments([stray]).waitTask();
  const { results } = await index().getDocuments({ limit: 2 });
  const [lost, stale] = results;
  await index().deleteDocument(lost?.id).waitTask();
  await index()
    .updateDocuments([{ id: stale?.id, title: '旧标题', stamp: 'old' }])
    .waitTask();
  const ctx = given.hub.context(SYSTEM);
  expect(await reconcileIndex(ctx, meilisearch().client, CONTENTS)).toBe(3);
  expect(await reconcileIndex(ctx, meilisearch().client, CONTENTS)).toBe(0);
  expect((await index().search('旧标题', { matchingStrategy: 'all' })).hits).toEqual([]);
});

test('an older state that arrives late does not stay: what was withdrawn meanwhile is taken out again', async () => {
  const contentId = await published(given, { title: '迟到的消息' });
  const { client } = meilisearch();
  const own = client.index(CONTENTS);
  vi.spyOn(client, 'index').mockReturnValue(own as never);
  const add = own.addDocuments.bind(own);
  vi.spyOn(own, 'addDocuments').mockImplementationOnce(((documents: never[]) => {
    // Withdrawn after its document was read and before it arrives; the withdrawal's own push was quicker.
    const waitTask = async () => {
      await withdraw(await given.as('editor'), {
        contentId,
        kind: WithdrawalKind.GONE,
        explanation: '误发',
      });
      await own.deleteDocument(contentId).waitTask();
      return add(documents).waitTask();
    };
    return { waitTask };
  }) as never);
  await given.settle();
  vi.restoreAllMocks();
  expect((await own.search('迟到的消息', { matchingStrategy: 'all' })).hits).toEqual([]);
});

test('a withdrawn content is out of the index within a second of its job', async () => {
  const contentId = await published(given, { title: '夜间施工许可' });
  await given.settle();
  expect((await index().search('夜间施工许可', { matchingStrategy: 'all' })).hits).toHaveLength(1);
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '误发' });
  await given.settle();
  expect((await index().search('夜间施工许可', { matchingStrategy: 'all' })).hits).toEqual([]);
});

test.skipIf(MEILI_URL)(
  'while Meilisearch does not answer, PostgreSQL does, and the answer says so',
  async () => {
    const query = '{ search(query: "公租房") { engine totalCount edges { node { id } } } }';
    standIn.down = true;
    const { data } = await given.read<{ search: { engine: string; totalCount: number; edges: object[] } }>(
      query,
    );
    standIn.down = false;
    expect(data.search).toMatchObject({ engine: 'POSTGRES', totalCount: 3 });
    expect((await given.read<{ search: { engine: string } }>(query)).data.search.engine).toBe('MEILISEARCH');
  },
);

test('where no Meilisearch is set, there are no tokens', async () => {
  const { hub } = given;
  const server = hub.meilisearch;
  hub.meilisearch = null;
  const answer = await fetch(`${hub.publicUrl}/search/token`);
  hub.meilisearch = server;
  expect(answer.status).toBe(404);
});
