import { lexicographicSortSchema, printSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { readingSchema } from '../../src/serve.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed
type Loose = any;

const PAGE = `query ($id: ID!) { content(id: $id) { id title body summary keywords
  withdrawal { kind explanation replacement { id path } } } }`;

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function contentOf(id: string): Promise<Loose> {
  const { data, errors } = await given.read<Loose>(PAGE, { id });
  expect(errors).toBeUndefined();
  return data.content;
}

test('a withdrawn content keeps its text under the notice', async () => {
  const contentId = await published(given, { title: '有待核实的通知' });
  await withdraw(await given.as('editor'), {
    contentId,
    kind: WithdrawalKind.WITHDRAWN,
    explanation: '待核实',
  });
  expect(await contentOf(contentId)).toMatchObject({
    body: '<p>各单位要做好防汛工作。</p>',
    withdrawal: { kind: 'WITHDRAWN', explanation: '待核实', replacement: null },
  });
});

test('a replaced content points to what replaces it', async () => {
  const contentId = await published(given, { title: '旧通知' });
  const replacementId = await published(given, { title: '新通知' });
  const kind = WithdrawalKind.REPLACED;
  await withdraw(await given.as('editor'), { contentId, kind, explanation: '已更新', replacementId });
  const { withdrawal } = await contentOf(contentId);
  expect(withdrawal).toMatchObject({ replacement: { id: replacementId, path: `/content/${replacementId}` } });
});

test('a page is found by its path on every site that carries it, and on no other', async () => {
  const contentId = await published(given, { title: '两站同载的通知' });
  const { sections } = await given.site('4300000002');
  await place(await given.as('admin'), { contentId, sectionId: sections.get('tzgg')?.id ?? '' });
  const found = async (site: string, path: string) => {
    const query =
      'query ($site: String!, $path: String!) { contentByPath(site: $site, path: $path) { id body } }';
    return (await given.read<Loose>(query, { site, path })).data.contentByPath?.id ?? null;
  };
  expect(await found('4300000001', `/content/${contentId}`)).toBe(contentId);
  expect(await found('4300000002', `/content/${contentId}`)).toBe(contentId);
  expect(await found('4300000003', `/content/${contentId}`)).toBeNull();
  expect(await found('4300000001', '/content/none')).toBeNull();
});

test('an attachment the hub keeps has an address on the hub, a linked one its own', async () => {
  const contentId = await published(given, { title: '带附件的通知' });
  const files = [
    {
      name: '附件1.pdf',
      url: '/media/ab/%E9%99%84.pdf',
      sha256: 'ab',
      bytes: 3,
      mediaType: 'application/pdf',
    },
    {
      name: '附件2.doc',
      url: 'https://www.example.gov.cn/2.doc',
      sha256: null,
      bytes: null,
      mediaType: null,
    },
  ];
  const em = given.hub.orm.em.fork();
  await em.execute('update publication set attachments = ?::jsonb where id = ?', [
    JSON.stringify(files),
    contentId,
  ]);
  const query = 'query ($id: ID!) { content(id: $id) { attachments { name url sha256 bytes mediaType } } }';
  const { data } = await given.read<Loose>(query, { id: contentId });
  expect(data.content.attachments).toEqual([
    { ...files[0], url: `${given.hub.publicUrl}/media/ab/%E9%99%84.pdf` },
    files[1],
  ]);
});

test.each([
  ['site', '{ site(code: "4300\'--") { id } }'],
  ['section', '{ section(site: "4300000001", code: "tz%gg") { id } }'],
  ['content', '{ content(id: "no uuid") { id } }'],
  ['contentByPath', '{ contentByPath(site: "4300000001", path: "/../") { id } }'],
  ['policy', '{ policy(number: "国发") { id } }'],
  ['node', '{ node(id: "1 or 1=1") { id } }'],
])('%s of a malformed key is null, not an error', async (field, query) => {
  expect(await given.read(query)).toMatchObject({ data: { [field]: null }, status: 200 });
});

test.each(['site(code: "4300\\u0000")', 'policy(number: "国发\\u0000")'])(
  'a key that no database keeps is refused: %s',
  async (field) => {
    const { errors } = await given.read(`{ ${field} { id } }`);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);

test('no type of the desk has come into the reading schema', async () => {
  const schema = lexicographicSortSchema(await readingSchema());
  const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
  expect(types).toEqual(TYPES.split(/\s+/));
  expect(printSchema(schema)).not.toMatch(/mutation|Mutation/);
});

const TYPES = `Article Attachment BodyVariant Boolean ChangeKind Content ContentConnection ContentEdge ContentFilter ContentKind ContentSort
  Crumb DateTime EditionStamp FeedLink Highlight ID Int Interpretation InterpretationCase InterpretationFigure InterpretationForm
  InterpretationMedia MediaKind Neighbours Node Origin PageHead PageInfo PageTag Picture PictureSource Policy PolicyFacts PolicyLink Query SearchConnection
  SearchEdge SearchEngine SearchFacet SearchFacetValue SearchSuggestion Section SectionType Sharing Site SiteKind String Topic TopicGroup Validity
  Withdrawal WithdrawalKind`;
