import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { InterpretationForm } from '../../src/content/parts.ts';
import { contractOperations, hasContract } from '../support/contract.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

const operations = hasContract ? contractOperations('reading') : new Map<string, string>();
const NUMBER = '青政发〔2026〕40号';
const site = '4300000001';

let given: TestHub;
const ids: Record<string, string> = {};

beforeAll(async () => {
  given = await openTestHub({ env: { TONGGAO_CACHE_MB: '0' } });
  ids.notice = await published(given, { title: '养老服务通知' });
  const fields = { section: 'zcwj', title: '养老服务意见', policy: { number: NUMBER } };
  ids.policy = await published(given, { kind: ContentKind.POLICY, ...fields });
  const interpretation = { contentIds: [ids.policy], form: InterpretationForm.TEXT };
  ids.reading = await published(given, { kind: ContentKind.INTERPRETATION, section: 'zcjd', interpretation });
  const groups = [1, 2, 3].map((nth) => ({ title: `第${nth}组`, contentIds: Object.values(ids) }));
  ids.topic = await published(given, { kind: ContentKind.TOPIC, section: 'gzdt', topic: { groups } });
  await given.settle();
});
afterAll(() => given.close());

/** The budget: the most statements an operation of the contract may cost, however long its lists are. */
test.skipIf(!hasContract).each([
  ['Site', 2, () => ({ code: site })],
  ['SectionPage', 3, () => ({ site, section: 'zcwj', first: 20 })],
  ['Home', 2, () => ({ site })],
  ['ContentPage', 2, () => ({ id: ids.notice })],
  ['ContentPage', 3, () => ({ id: ids.policy })],
  ['ContentPage', 3, () => ({ id: ids.reading })],
  ['ContentPage', 3, () => ({ id: ids.topic })],
  ['PolicyByNumber', 2, () => ({ number: NUMBER })],
  // What facets mean is read once in a process.
  ['Search', 4, () => ({ query: '养老服务', first: 20 })],
  ['Search', 3, () => ({ query: '养老', first: 20 })],
  ['Node', 3, () => ({ id: ids.policy })],
])('%s costs at most %i statements', async (name, budget, variables) => {
  const statements = vi.spyOn(given.hub.reader, 'query');
  const { data, errors } = await given.read(operations.get(name) ?? '', variables());
  expect(errors).toBeUndefined();
  expect(Object.values(data)[0]).not.toBeNull();
  expect(statements.mock.calls.length).toBeLessThanOrEqual(budget);
  expect(statements.mock.calls.length).toBeGreaterThan(0);
  statements.mockRestore();
});

const CARD = 'id title url site { name }';
const BESIDE = `neighbours { newer { ${CARD} } older { ${CARD} } } related(first: 3) { ${CARD} } breadcrumbs { name }`;
const REST = 'head { html } sharing { text } pictures { url } bodyFor(variant: MOBILE) url';
const LIST = `contents(where: { site: "${site}" }, sort: UPDATED, first: 20)`;

/** The budget of what the contract does not ask for: nothing of it costs more for many contents than for one. */
test.each([
  ['the sites', 1, () => '{ sites { name url } }'],
  ['a filtered list, counted', 4, () => `{ ${LIST} { totalCount edges { node { ${CARD} } } } }`],
  ['everything around a page', 6, () => `{ content(id: "${ids.reading}") { ${BESIDE} ${REST} } }`],
  ['everything around four pages of a list', 8, () => `{ ${LIST} { edges { node { ${BESIDE} ${REST} } } } }`],
  [
    'a section with its tree and head, from memory,',
    0,
    () => `{ section(site: "${site}", code: "zcwj") { head { html } children { name } } }`,
  ],
  ['an address where nothing stands', 2, () => `{ contentByPath(site: "${site}", path: "/none") { id } }`],
])('%s costs at most %i statements', async (_, budget, query) => {
  const statements = vi.spyOn(given.hub.reader, 'query');
  const { data, errors } = await given.read(query());
  expect(errors).toBeUndefined();
  expect(data).toBeDefined();
  expect(statements.mock.calls.length).toBeLessThanOrEqual(budget);
  expect(statements.mock.calls.length).toBeGreaterThanOrEqual(Math.min(budget, 1));
  statements.mockRestore();
});
