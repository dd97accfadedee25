import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHub, type TestHub } from './support/hub.ts';

let given: TestHub;
let place: { siteId: string; sectionId: string };
let organisationId: string;
beforeAll(async () => {
  given = await openTestHub();
  const { site, sections } = await given.site('4300000001');
  place = { siteId: site.id, sectionId: sections.get('zcjd')?.id ?? '' };
  organisationId = site.organisation.id;
});
afterAll(() => given.close());

const ID = '0198f3a0-0000-7000-8000-000000000001';

async function codeOf(query: string, variables: object) {
  return (await given.desk('admin', query, variables)).errors?.[0]?.extensions.code;
}

const COMPOSE = 'mutation($input: CopyInput!) { compose(input: $input) { id interpretation { copyIds } } }';
const SITE = 'mutation($input: SiteInput!) { createSite(input: $input) { id industries } }';
const FEED = 'mutation($input: FeedInput!) { createFeed(input: $input) { id } }';
const USER = 'mutation($input: UserInput!) { createUser(input: $input) { id } }';

const interpreted = (interpretation: object) => ({
  input: { kind: 'INTERPRETATION', title: '解读', ...place, interpretation },
});
let sites = 0;
const siteInput = (fields: object) => ({
  input: {
    ...{ name: '某站', code: `bm${String(++sites).padStart(8, '0')}`, domain: 'a.gov.cn', kind: 'SUB' },
    ...{ organisationId, ...fields },
  },
});

describe('a text that no database keeps', () => {
  const feed = { name: '某', url: 'http://127.0.0.1:1/', kind: 'RSS', level: 'COUNTY' };
  test.each<[string, string, () => object]>([
    [
      'in an argument',
      'query($c: String) { duties(first: 1, siteCode: $c) { totalCount } }',
      () => ({ c: '\0' }),
    ],
    ['in a literal', '{ duties(first: 1, siteCode: "\\u0000") { totalCount } }', () => ({})],
    ['in a literal id', '{ copy(id: "a\\u0000") { id } }', () => ({})],
    ['in a list', COMPOSE, () => interpreted({ copyIds: [`${ID}\0`] })],
    ['in a list of names', SITE, () => siteInput({ industries: ['a\0'] })],
    ['in settings', FEED, () => ({ input: { ...feed, settings: { a: { b: ['\0'] } } } })],
    ['in the name of a setting', FEED, () => ({ input: { ...feed, settings: { 'a\0': 1 } } })],
    ['as half a character', FEED, () => ({ input: { ...feed, settings: { a: '\ud800' } } })],
    ['in a name', USER, () => ({ input: { username: 'nul', name: 'a\0', roles: [], organisationId } })],
  ])('is refused %s', async (_where, query, variables) => {
    const { errors } = await given.desk('admin', query, variables());
    expect(errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', messages: { en: expect.any(String) } },
    });
  });

  test('is refused to readers too, and six visible letters are not it', async () => {
    const query = 'query($id: ID!) { content(id: $id) { id } }';
    expect((await given.read(query, { id: '\0' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(await given.read(query, { id: '\\u0000' })).toMatchObject({ data: { content: null } });
  });

  test('at any depth, without exhausting the stack', async () => {
    let settings: unknown = '\0';
    for (let depth = 0; depth < 5_000; depth++) settings = [settings];
    expect(await codeOf(FEED, { input: { ...feed, settings: { a: settings } } })).toBe('BAD_USER_INPUT');
  });
});

describe('too much of it', () => {
  const ids = (count: number) => Array.from({ length: count }, () => ID);
  test.each<[string, string, () => object]>([
    ['101 copies', COMPOSE, () => interpreted({ copyIds: ids(101) })],
    ['80,000 contents', COMPOSE, () => interpreted({ contentIds: ids(80_000) })],
    ['what is no id', COMPOSE, () => interpreted({ copyIds: ['y'] })],
    ['51 industries', SITE, () => siteInput({ industries: Array(51).fill('甲') })],
    ['a region of 51 signs', SITE, () => siteInput({ regions: ['长'.repeat(51)] })],
    ['an empty region', SITE, () => siteInput({ regions: [' '] })],
  ])('%s is refused', async (_what, query, variables) => {
    expect(await codeOf(query, variables())).toBe('BAD_USER_INPUT');
  });

  test('and as much as is sensible is not', async () => {
    expect(await codeOf(COMPOSE, interpreted({ copyIds: ids(100) }))).toBeUndefined();
    expect(await codeOf(SITE, siteInput({ industries: Array(50).fill('教育') }))).toBeUndefined();
  });
});
