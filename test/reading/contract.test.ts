import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { InterpretationForm, Validity } from '../../src/content/parts.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { contractOperations, hasContract } from '../support/contract.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

if (!hasContract) console.warn('contract: no folder of operations beside the repository, its run is skipped');

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed
type Loose = any;

const operations = hasContract ? contractOperations('reading') : new Map<string, string>();
let given: TestHub;
let policyId: string;
let interpretationId: string;
let topicId: string;
let noticeId: string;
const promise = test.skipIf(!hasContract);

async function run(name: string, variables: object): Promise<Loose> {
  const answer = await given.read<Loose>(operations.get(name) ?? '', variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

beforeAll(async () => {
  if (!hasContract) return;
  given = await openTestHub();
  policyId = await published(given, {
    kind: ContentKind.POLICY,
    section: 'zcwj',
    title: '关于促进养老服务发展的意见',
    summary: '二十条措施',
    body: '<p>为促进养老服务发展，提出以下意见。</p>',
    originName: '省人民政府',
    originUrl: 'https://www.example.gov.cn/1.html',
    keywords: ['养老'],
    policy: { number: '青政发[2026] 12号', issuer: '市人民政府', validity: Validity.IN_FORCE },
  });
  interpretationId = await published(given, {
    kind: ContentKind.INTERPRETATION,
    section: 'zcjd',
    title: '一图读懂养老服务发展意见',
    body: '<p>养老服务有了新办法。</p>',
    interpretation: { contentIds: [policyId], form: InterpretationForm.CHART },
  });
  noticeId = await published(given, { title: '关于养老服务补贴申领的通知' });
  topicId = await published(given, {
    kind: ContentKind.TOPIC,
    section: 'gzdt',
    title: '养老服务专题',
    topic: { groups: [{ title: '文件', contentIds: [noticeId, policyId] }] },
  });
  await given.settle();
});
afterAll(() => given?.close());

promise('Site gives the frame of a site', async () => {
  const { site } = await run('Site', { code: '4300000001' });
  expect(site).toMatchObject({ code: '4300000001', kind: 'MAIN' });
  expect(site.sections.map((section: Loose) => section.code)).toEqual(['zcwj', 'zcjd', 'tzgg', 'gzdt']);
  expect(await run('Site', { code: '9999999999' })).toEqual({ site: null });
});

promise('SectionPage gives a list with its origin', async () => {
  const { section } = await run('SectionPage', { site: '4300000001', section: 'zcwj', first: 5 });
  expect(section).toMatchObject({ type: 'POLICY', site: { code: '4300000001' } });
  expect(section.contents).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
  expect(section.contents.edges[0].node).toMatchObject({
    __typename: 'Policy',
    id: policyId,
    path: `/content/${policyId}`,
    summary: '二十条措施',
    origin: { name: '省人民政府', url: 'https://www.example.gov.cn/1.html' },
  });
  expect(await run('SectionPage', { site: '4300000001', section: 'none', first: 5 })).toEqual({
    section: null,
  });
});

promise('Home gives four lists', async () => {
  const home = await run('Home', { site: '4300000001' });
  const titles = Object.values(home).map((list: Loose) => list.contents.edges[0].node.title);
  expect(titles).toEqual([
    '关于养老服务补贴申领的通知',
    '关于促进养老服务发展的意见',
    '一图读懂养老服务发展意见',
    '养老服务专题',
  ]);
});

promise('ContentPage gives a policy with its metadata, interpretations, tags and edition', async () => {
  const { content } = await run('ContentPage', { id: policyId });
  expect(content).toMatchObject({
    __typename: 'Policy',
    body: '<p>为促进养老服务发展，提出以下意见。</p>',
    section: { name: '政策文件' },
    site: { code: '4300000001' },
    policy: { issuer: '市人民政府', validity: 'IN_FORCE', theme: null },
    interpretations: [{ id: interpretationId, form: 'CHART' }],
    edition: { number: 1, changeNote: null },
    withdrawal: null,
  });
  expect(content.edition.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(content.tags).toContainEqual({ name: 'ColumnType', content: '政策文件' });
  expect(content.tags).toContainEqual({ name: 'ContentSource', content: '省人民政府' });
});

promise(
  'ContentPage gives what an interpretation explains and what a topic gathers, in its order',
  async () => {
    const { content: interpretation } = await run('ContentPage', { id: interpretationId });
    expect(interpretation).toMatchObject({ form: 'CHART', policies: [{ id: policyId }] });
    const { content: topic } = await run('ContentPage', { id: topicId });
    expect(topic.groups).toMatchObject([{ title: '文件', contents: [{ id: noticeId }, { id: policyId }] }]);
  },
);

promise.each([['青政发〔2026〕12号'], ['青政发[2026]12号'], ['青政发（2026） 12号'], ['青政发【2026】12号']])(
  'PolicyByNumber finds %s',
  async (number) => {
    const { policy } = await run('PolicyByNumber', { number });
    expect(policy).toMatchObject({ id: policyId, interpretations: [{ id: interpretationId }] });
  },
);

promise('Search finds by words, filtered and counted', async () => {
  const { search } = await run('Search', {
    query: '养老服务',
    site: '4300000001',
    kinds: ['POLICY', 'TOPIC'],
    first: 1,
  });
  expect(search).toMatchObject({ totalCount: 2, engine: 'POSTGRES', pageInfo: { hasNextPage: true } });
  expect(search.edges[0].highlight.title).toContain('<mark>养老服务</mark>');
  expect(search.facets.find((facet: Loose) => facet.name === 'kind').values).toHaveLength(2);
  const elsewhere = await run('Search', { query: '养老服务', site: '4300000002', first: 1 });
  expect(elsewhere.search.totalCount).toBe(0);
});

promise('Node gives contents, sites and sections by id, and null for anything else', async () => {
  const { site, sections } = await given.site('4300000001');
  const ids = [
    policyId,
    site.id.toUpperCase(),
    sections.get('tzgg')?.id,
    'x',
    '00000000-0000-7000-8000-000000000000',
  ];
  const found = await Promise.all(ids.map((id) => run('Node', { id })));
  expect(found.map(({ node }) => node?.__typename)).toEqual([
    'Policy',
    'Site',
    'Section',
    undefined,
    undefined,
  ]);
});

promise('ContentPage of a GONE content is a tombstone without a body', async () => {
  const explanation = '内容有误';
  await withdraw(await given.as('editor'), { contentId: noticeId, kind: WithdrawalKind.GONE, explanation });
  const { content } = await run('ContentPage', { id: noticeId });
  expect(content).toMatchObject({
    title: '关于养老服务补贴申领的通知',
    ...{ body: null, summary: null, keywords: [], attachments: [] },
    withdrawal: { kind: 'GONE', explanation, replacement: null },
  });
});
