import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../../src/content/content-kind.ts';
import { InterpretationForm } from '../../../src/content/parts.ts';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { place } from '../../../src/release/place.ts';
import { restore } from '../../../src/release/restore.ts';
import { unplace } from '../../../src/release/unplace.ts';
import { withdraw } from '../../../src/release/withdraw.ts';
import { contractOperations, hasContract } from '../../support/contract.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { published } from '../published.ts';
import { outside, post } from './cached.ts';

const NUMBER = '青政发〔2026〕30号';
const GONE = { kind: WithdrawalKind.GONE, explanation: '有误' };

let given: TestHub;
let ids: { notice: string; policy: string; reading: string; topic: string };

beforeAll(async () => {
  given = await openTestHub();
  const notice = await published(given, { title: '养老服务通知' });
  const policy = await published(given, {
    kind: ContentKind.POLICY,
    section: 'zcwj',
    title: '养老服务意见',
    policy: { number: NUMBER },
  });
  const reading = await published(given, {
    kind: ContentKind.INTERPRETATION,
    section: 'zcjd',
    title: '养老服务意见解读',
    interpretation: { contentIds: [policy], form: InterpretationForm.TEXT },
  });
  const groups = [{ title: '全部', contentIds: [notice, policy, reading] }];
  const topic = await published(given, {
    kind: ContentKind.TOPIC,
    section: 'gzdt',
    title: '养老服务专题',
    topic: { groups },
  });
  ids = { notice, policy, reading, topic };
  await given.settle();
});
afterAll(() => given.close());

const PATH =
  'query ($site: String!, $path: String!) { contentByPath(site: $site, path: $path) { id title } }';
const COUNT = '{ section(site: "4300000002", code: "tzgg") { name contents { totalCount } } }';
const TREE = '{ site(code: "4300000002") { name sections { name parent { name } } } }';

const AROUND = `query ($id: ID!) { content(id: $id) { url head { html } sharing { text } breadcrumbs { name }
  neighbours { newer { title } older { title } } related { title } bodyFor(variant: MOBILE) pictures { url }
  ... on Policy { amendedBy { title policy { title } } repeals { number policy { title } } } } }`;
const FILTERED = `query ($site: String) { contents(where: { site: $site }, sort: UPDATED, first: 5) {
  totalCount edges { cursor node { title updatedAt } } pageInfo { endCursor } } }`;

/** Everything a sub-site asks, one of each. */
function questions(): [query: string, variables: object][] {
  const contract = hasContract ? contractOperations('reading') : new Map<string, string>();
  const variables: Record<string, object[]> = {
    Site: [{ code: '4300000001' }],
    SectionPage: ['tzgg', 'zcwj', 'zcjd', 'gzdt'].flatMap((section) =>
      ['4300000001', '4300000002'].map((site) => ({ site, section, first: 10 })),
    ),
    Home: [{ site: '4300000001' }, { site: '4300000002' }],
    ContentPage: Object.values(ids).map((id) => ({ id })),
    PolicyByNumber: [{ number: NUMBER }, { number: '青政发〔2026〕31号' }],
    Search: [
      { query: '养老服务', first: 10 },
      { query: '养老服务', site: '4300000002', first: 10 },
    ],
    Node: Object.values(ids).map((id) => ({ id })),
  };
  const asked = [...contract].flatMap(([name, query]) =>
    (variables[name] ?? []).map((one): [string, object] => [query, one]),
  );
  const paths = ['4300000001', '4300000002'].map((site): [string, object] => [
    PATH,
    { site, path: `/content/${ids.notice}` },
  ]);
  const around = Object.values(ids).map((id): [string, object] => [AROUND, { id }]);
  const filtered = [{}, { site: '4300000002' }].map((one): [string, object] => [FILTERED, one]);
  return [...asked, ...paths, ...around, ...filtered, [COUNT, {}], [TREE, {}]];
}

/** Asks everything twice, from memory where it is at hand and past it, and compares. */
async function compare(): Promise<number> {
  let hits = 0;
  for (const [query, variables] of questions()) {
    const { body, came } = await post(given, query, variables);
    // A space makes it another document, whose answer cannot be at hand.
    const fresh = await post(given, `${' '.repeat(++pads)}${query}`, variables);
    expect(body, JSON.stringify(variables)).toEqual(fresh.body);
    if (came === 'hit') hits += 1;
  }
  return hits;
}
let pads = 0;

const acts: Record<string, (contentId: string) => Promise<unknown>> = {
  withdraw: async (contentId) => withdraw(await given.as('editor'), { contentId, ...GONE }),
  restore: async (contentId) => restore(await given.as('editor'), { contentId }),
  place: async (contentId) => place(await given.as('admin'), { contentId, sectionId: await elsewhere() }),
  unplace: async (contentId) =>
    unplace(await given.as('admin'), { contentId, sectionId: await elsewhere(), reason: '不再转载' }),
  publish: async () => published(given, { title: '又一则养老服务通知', section: 'tzgg' }),
  'publish under the same number': async () =>
    published(given, {
      kind: ContentKind.POLICY,
      section: 'zcwj',
      title: '重发的意见',
      policy: { number: NUMBER },
    }),
  explain: async () =>
    published(given, {
      kind: ContentKind.INTERPRETATION,
      section: 'zcjd',
      title: '专家解读',
      interpretation: { contentIds: [ids.policy], form: InterpretationForm.EXPERT },
    }),
};

async function elsewhere(): Promise<string> {
  return (await given.site('4300000002')).sections.get('tzgg')?.id ?? '';
}

test('whatever happens to a content, the next answer from memory is the one the database gives', async () => {
  await compare();
  expect(await compare()).toBe(questions().length);
  const anything = fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.constantFrom(...Object.values(ids)));
  const days = fc.array(anything, { minLength: 3, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(days, async (day) => {
      for (const [act, contentId] of day) {
        // What cannot be done in the present state changes nothing, and the answers must still agree.
        await acts[act]?.(contentId).catch(() => undefined);
        await compare();
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);

test.each([
  ['the body', "update publication set body = '<p>改</p>' where id = $1"],
  ['an attachment', `update publication set attachments = '[{"name":"甲","url":"/a"}]' where id = $1`],
  ['the document number', "update publication set policy_number = '青政发〔2026〕31号' where id = $1"],
  ['what it explains', 'update publication set policy_ids = array[$1]'],
  ['the search index', 'update search_document set title = title where id = $1'],
  ['the moment in a list', "update placement set at = at - interval '1 year' where publication_id = $1"],
  ['the name of a section', "update section set name = '要闻' where code = 'tzgg' and $1::text is not null"],
  ['the name of a site', "update site set name = '新名' where $1::text is not null"],
  ['a placement', 'delete from placement where publication_id = $1'],
  ['the publication', 'delete from publication where id = $1'],
  ['every placement', 'truncate placement'],
])('%s changed by SQL from outside is answered as it is, without a word to the hub', async (_, sql) => {
  await compare();
  await outside(given, sql, sql.includes('$1') ? [ids.policy] : []);
  await given.hub.changes.fence();
  await compare();
});

test('an index that is written again purges searches and nothing else', async () => {
  await compare();
  await outside(given, 'update search_document set title = title where id = $1', [ids.notice]);
  await given.hub.changes.fence();
  const answers = await Promise.all(questions().map(([query, variables]) => post(given, query, variables)));
  const isSearched = (query: string, { body }: (typeof answers)[number]) =>
    /search\(|contents\(where/.test(query) || (query.includes('related') && body.data?.content);
  const searched = questions().map(([query], nth) =>
    answers[nth] && isSearched(query, answers[nth]) ? 'miss' : 'hit',
  );
  expect(answers.map(({ came }) => came)).toEqual(searched);
});
