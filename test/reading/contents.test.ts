import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Validity } from '../../src/content/parts.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';
import { insertRows } from './rows.ts';

interface Contents {
  contents: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { cursor: string; node: { id: string } }[];
  };
}

const LIST = `query ($where: ContentFilter, $sort: ContentSort!, $first: Int!, $after: String) {
  contents(where: $where, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } }`;

const SORTS = ['NEWEST', 'OLDEST', 'UPDATED', 'SIGNED'] as const;
const MAIN = '4300000001';
const ids: Record<string, string> = {};

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  const policy = { number: '青政发〔2025〕9号', issuer: '市人民政府', theme: '综合政务\\政务公开' };
  ids.policy = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'zcwj', title: '政务公开办法', keywords: ['公开', '政务'] },
    policy: { ...policy, signedOn: '2025-12-30', validity: Validity.IN_FORCE },
  });
  ids.old = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'zcwj', title: '旧办法', site: '4300000002' },
    policy: { issuer: '市教育局', theme: '综合政务', signedOn: '2019-01-02', validity: Validity.REPEALED },
  });
  ids.notice = await published(given, { title: '停水通知', keywords: ['停水'], body: '<p>青山路停水。</p>' });
  ids.gone = await published(given, { title: '撤下的通知' });
  const gone = { contentId: ids.gone, kind: WithdrawalKind.WITHDRAWN, explanation: '有误' };
  await withdraw(await given.as('editor'), gone);
  const { sections } = await given.site('4300000003');
  const elsewhere = { contentId: ids.notice, sectionId: sections.get('tzgg')?.id ?? '' };
  await place(await given.as('admin'), elsewhere);
  await given.settle();
});
afterAll(() => given.close());

async function page(where: object, sort: string = 'NEWEST', first = 100, after?: string | null) {
  const answer = await given.read<Contents>(LIST, { where, sort, first, after });
  expect(answer.errors).toBeUndefined();
  return answer.data.contents;
}

async function namesOf(where: object, sort?: string): Promise<string[]> {
  const { edges, totalCount } = await page(where, sort);
  expect(totalCount).toBe(edges.length);
  const known = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return edges.map(({ node }) => known.get(node.id) ?? node.id);
}

test.each([
  ['nothing: all that is live, once', {}, ['notice', 'old', 'policy']],
  ['a kind', { kinds: ['POLICY'] }, ['old', 'policy']],
  ['a site that carries it', { site: '4300000003' }, ['notice']],
  ['a section', { site: MAIN, sections: ['zcwj', 'tzgg'] }, ['notice', 'policy']],
  ['a section that is not there', { site: MAIN, sections: ['none'] }, []],
  ['a theme with those below it', { themes: ['综合政务'] }, ['old', 'policy']],
  ['a theme below', { themes: ['综合政务\\政务公开'] }, ['policy']],
  ['what only begins like a theme', { themes: ['综合'] }, []],
  ['an issuer', { issuers: ['市教育局', '省教育厅'] }, ['old']],
  ['validities', { validities: ['REPEALED', 'EXPIRED'] }, ['old']],
  ['a keyword', { keywords: ['公开'] }, ['policy']],
  ['words of the text', { words: '青山路' }, ['notice']],
  ['words that are none', { words: '，' }, []],
  ['a year of signature', { signedYear: 2025 }, ['policy']],
  ['a year of publication without any', { year: 1999 }, []],
  ['a period that is over', { until: '2020-01-01T00:00:00Z' }, []],
  ['several at once', { kinds: ['POLICY'], issuers: ['市人民政府'], site: MAIN, year: 2026 }, ['policy']],
])('a list is narrowed by %s', async (_, where, expected) => {
  const year = new Date().getFullYear();
  const now = 'year' in where && where.year === 2026 ? { ...where, year } : where;
  expect((await namesOf(now)).sort()).toEqual(expected);
});

test('the order by signature has the latest first and those never signed last', async () => {
  expect(await namesOf({}, 'SIGNED')).toEqual(['policy', 'old', 'notice']);
});

test.each([
  ['sections without a site', { sections: ['zcwj'] }],
  ['a year that is none', { year: 12 }],
  ['too many values', { keywords: Array.from({ length: 51 }, (_, nth) => `词${nth}`) }],
  ['too long a text', { words: '字'.repeat(201) }],
])('%s is refused', async (_, where) => {
  const { errors } = await given.read(LIST, { where, sort: 'NEWEST', first: 1 });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a cursor of one order is refused in another, and so is a made-up one', async () => {
  const { edges } = await page({}, 'UPDATED', 1);
  const made = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
  const id = ids.policy;
  const wrong = [edges[0]?.cursor, made('NEWEST', 1.5, id), made('NEWEST', 1, 'x'), made(1, id), 'x'];
  for (const after of wrong) {
    const { errors } = await given.read(LIST, { sort: 'NEWEST', first: 1, after });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
  const other = await given.read(LIST, { sort: 'SIGNED', first: 1, after: made('SIGNED', "' or 1=1", id) });
  expect(other.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

async function scatter(ats: number[]): Promise<string[]> {
  const rows = ats.map((n) => ({ title: '行', at: `2026-03-01 01:02:03.00012${n}+00` }));
  const made = await insertRows(given, { site: '4300000002', section: 'gzdt' }, rows);
  const em = given.hub.orm.em.fork();
  for (const [nth, id] of made.entries())
    await em.execute(
      `update publication set published_at = ?::timestamptz, updated_at = ?::timestamptz,
         policy = case when ? then jsonb_build_object('signedOn', '2020-01-0' || ?) end where id = ?`,
      [rows[nth]?.at, rows[nth]?.at, (ats[nth] ?? 0) > 1, ats[nth], id],
    );
  return made;
}

test.each(SORTS)(
  'by %s, pages of any size give every item once and in order, whatever arrives meanwhile',
  async (sort) => {
    const moments = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(moments, moments, fc.integer({ min: 1, max: 4 }), async (ats, later, size) => {
        await given.hub.orm.em.fork().execute(`delete from placement using publication p
          where p.id = publication_id and p.title = '行'`);
        await given.hub.orm.em.fork().execute(`delete from publication where title = '行'`);
        const present = await scatter(ats);
        const where = { site: '4300000002', sections: ['gzdt'] };
        const whole = (await page(where, sort)).edges.map(({ node }) => node.id);
        expect([...whole].sort()).toEqual([...present].sort());
        const seen: string[] = [];
        let arrived = 0;
        for (let after: string | null = null; ; ) {
          const { edges, pageInfo } = await page(where, sort, size, after);
          seen.push(...edges.map(({ node }) => node.id));
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
          const next = later[arrived++];
          if (next !== undefined) await scatter([next]);
        }
        expect(seen.filter((id) => present.includes(id))).toEqual(whole);
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: 8 },
    );
  },
);

test('a kept list is read anew as soon as something is published that belongs to it', async () => {
  const where = { keywords: ['新增'] };
  expect(await namesOf(where)).toEqual([]);
  ids.added = await published(given, { title: '新增的', keywords: ['新增'] });
  expect(await namesOf(where)).toEqual(['added']);
  await withdraw(await given.as('editor'), {
    ...{ contentId: ids.added, kind: WithdrawalKind.GONE, explanation: '有误' },
  });
  expect(await namesOf(where)).toEqual([]);
});
