import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { restore } from '../../src/release/restore.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';
import { insertRows } from './rows.ts';

interface Page {
  section: {
    contents: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: { cursor: string; node: { id: string; title: string } }[];
    };
  };
}

const LIST = `query ($site: String!, $section: String!, $first: Int!, $after: String) {
  section(site: $site, code: $section) { contents(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id title } } } } }`;

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function page(site: string, section: string, first = 100, after?: string | null) {
  const answer = await given.read<Page>(LIST, { site, section, first, after });
  expect(answer.errors).toBeUndefined();
  return answer.data.section.contents;
}

async function walk(site: string, section: string, size: number): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await page(site, section, size, after);
    seen.push(...edges.map((edge) => edge.node.id));
    if (!pageInfo.hasNextPage) return seen;
    after = pageInfo.endCursor;
  }
}

test('pages of any size give every item once, newest first, also where moments are equal to the microsecond', async () => {
  const moments = fc.integer({ min: 0, max: 5 }).map((n) => `2026-11-20 01:02:03.00012${n}+00`);
  const titles = fc.array(moments, { minLength: 1, maxLength: 12 });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(titles, fc.integer({ min: 1, max: 5 }), async (ats, size) => {
      await given.hub.orm.em.fork().execute('delete from placement; delete from publication');
      round += 1;
      const ids = await insertRows(
        given,
        { site: '4300000003', section: 'gzdt' },
        ats.map((at) => ({ title: `第${round}轮`, at })),
      );
      const expected = ids
        .map((id, nth) => ({ id, at: ats[nth] ?? '' }))
        .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
        .map((one) => one.id);
      expect(await walk('4300000003', 'gzdt', size)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

test('a cursor stays where it was while new content arrives and old content is withdrawn', async () => {
  const where = { site: '4300000002', section: 'tzgg' };
  const at = (day: number) => `2026-10-${day} 08:00+08`;
  const ids = await insertRows(
    given,
    where,
    [10, 11, 12, 13, 14, 15].map((day) => ({ title: `通知${day}`, at: at(day) })),
  );
  const first = await page(where.site, where.section, 2);
  expect(first.edges.map((edge) => edge.node.title)).toEqual(['通知15', '通知14']);
  await insertRows(given, where, [{ title: '通知20', at: at(20) }]);
  await given.hub.orm.em
    .fork()
    .execute('update placement set live = false where publication_id = ?', [ids[4]]);
  const second = await page(where.site, where.section, 2, first.pageInfo.endCursor);
  expect(second.edges.map((edge) => edge.node.title)).toEqual(['通知13', '通知12']);
  expect(second.totalCount).toBe(6);
});

test('a content is listed wherever it is placed, leaves every list when withdrawn, and comes back restored', async () => {
  const contentId = await published(given, { section: 'zcwj', title: '全市通用的通知' });
  const { sections } = await given.site('4300000002');
  await place(await given.as('admin'), { contentId, sectionId: sections.get('zcwj')?.id ?? '' });
  const titles = async () =>
    Promise.all(['4300000001', '4300000002'].map(async (site) => (await page(site, 'zcwj')).edges.length));
  expect(await titles()).toEqual([1, 1]);
  const why = { kind: WithdrawalKind.WITHDRAWN, explanation: '待核实' };
  await withdraw(await given.as('editor'), { contentId, ...why });
  expect(await titles()).toEqual([0, 0]);
  await restore(await given.as('editor'), { contentId });
  expect(await titles()).toEqual([1, 1]);
});

test.each([
  ['no cursor at all', 'x'],
  ['one of no content', `1~${'x'.repeat(36)}`],
  ['one beyond every number in plain', '9999999999999999~00000000-0000-0000-0000-000000000000'],
  ['one of something else', Buffer.from('["a","b"]').toString('base64url')],
  [
    'one beyond every number',
    Buffer.from('[1e300,"00000000-0000-0000-0000-000000000000"]').toString('base64url'),
  ],
])('a cursor that is %s is refused', async (_, after) => {
  const variables = { site: '4300000001', section: 'tzgg', first: 2, after };
  const { errors } = await given.read(LIST, variables);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a cursor of the former kind still leads on', async () => {
  const variables = { site: '4300000001', section: 'tzgg', first: 1 };
  type Page = { section: { contents: { edges: { cursor: string }[] } } };
  const cursorsAfter = async (after: string | null) => {
    const { data, errors } = await given.read<Page>(LIST, { ...variables, after });
    expect(errors).toBeUndefined();
    return data.section.contents.edges.map(({ cursor }) => cursor);
  };
  await published(given);
  await published(given);
  const [first = ''] = await cursorsAfter(null);
  const [micros, id] = first.split('~');
  const former = Buffer.from(JSON.stringify([Number(micros), id])).toString('base64url');
  expect(await cursorsAfter(former)).toHaveLength(1);
  expect(await cursorsAfter(former)).toEqual(await cursorsAfter(first));
});

test.each([[0], [-1], [101]])('a page of %i items is refused', async (first) => {
  const { errors } = await given.read(LIST, { site: '4300000001', section: 'tzgg', first });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a home page of four lists costs one statement once its sections are known, whatever is asked of their items', async () => {
  const list = (code: string, more: string) =>
    `${code}: section(site: "4300000001", code: "${code}") { contents { edges { node { id title ${more} } } } }`;
  const home = (more: string) =>
    `{ ${['zcwj', 'zcjd', 'tzgg', 'gzdt'].map((code) => list(code, more)).join(' ')} }`;
  await given.read(home('section { name site { name } }'));
  const statements = vi.spyOn(given.hub.reader, 'query');
  await given.read(home('section { id } tags { name }'));
  expect(statements).toHaveBeenCalledTimes(1);
  statements.mockRestore();
});

test('bodies are read for a list only when it asks for them, and then by one statement', async () => {
  const statements = vi.spyOn(given.hub.reader, 'query');
  const list = (more: string) =>
    given.read(
      `{ section(site: "4300000002", code: "tzgg") { contents { edges { node { id ${more} } } } } }`,
    );
  await list('title');
  const texts = () => JSON.stringify(statements.mock.calls);
  expect(texts()).toContain('p.title');
  expect(texts()).not.toContain('p.body');
  statements.mockClear();
  const { data } = await list('body attachments { url }');
  expect(JSON.stringify(data)).toContain('<p>');
  expect(statements).toHaveBeenCalledTimes(2);
  statements.mockRestore();
});

test('lists inside lists are refused once they have multiplied beyond the budget of a request', async () => {
  await insertRows(
    given,
    { site: '4300000003', section: 'tzgg' },
    Array.from({ length: 101 }, (_, nth) => ({ title: `第${nth}条`, at: '2026-11-01 00:00+08' })),
  );
  const nested = (depth: number): string =>
    depth === 0 ? 'id' : `section { contents(first: 100) { edges { node { ${nested(depth - 1)} } } } }`;
  const query = `{ section(site: "4300000003", code: "tzgg") { contents(first: 100) { edges { node { ${nested(2)} } } } } }`;
  const { errors } = await given.read(query);
  expect(errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
});
