import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { createSection } from '../../src/sites/create-section.ts';
import { SectionType } from '../../src/sites/section.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed
type Loose = any;

let given: TestHub;
const ids: Record<string, string> = {};

beforeAll(async () => {
  given = await openTestHub();
  ids.first = await published(given, { title: '第一条', keywords: ['停水'] });
  ids.second = await published(given, { title: '第二条', keywords: ['停水', '青山路'] });
  ids.third = await published(given, { title: '第三条' });
  ids.policy = await published(given, { kind: ContentKind.POLICY, section: 'zcwj', title: '供水办法' });
  const interpretation = { contentIds: [ids.policy] };
  ids.reading = await published(given, { kind: ContentKind.INTERPRETATION, section: 'zcjd', interpretation });
});
afterAll(() => given.close());

async function ask(fields: string, id: string | undefined): Promise<Loose> {
  const query = `query ($id: ID!) { content(id: $id) { ${fields} } }`;
  const { data, errors } = await given.read<Loose>(query, { id });
  expect(errors).toBeUndefined();
  return data.content;
}

const NEIGHBOURS = 'neighbours { newer { id title } older { id title } }';
const idsIn = (list: { id: string }[]) => list.map(({ id }) => id);

test('the neighbours of a content are the live ones beside it in its section', async () => {
  expect(await ask(NEIGHBOURS, ids.second)).toEqual({
    neighbours: { newer: { id: ids.third, title: '第三条' }, older: { id: ids.first, title: '第一条' } },
  });
  expect((await ask(NEIGHBOURS, ids.third)).neighbours.newer).toBeNull();
  expect((await ask(NEIGHBOURS, ids.first)).neighbours.older).toBeNull();
  const passing = await published(given, { title: '第四条' });
  expect((await ask(NEIGHBOURS, ids.third)).neighbours.newer).toEqual({ id: passing, title: '第四条' });
  const gone = { contentId: passing, kind: WithdrawalKind.GONE, explanation: '有误' };
  await withdraw(await given.as('editor'), gone);
  expect((await ask(NEIGHBOURS, ids.third)).neighbours.newer).toBeNull();
});

test('in another section that carries it, a content has that section’s neighbours', async () => {
  const { sections } = await given.site('4300000002');
  const section = sections.get('tzgg')?.id ?? '';
  await place(await given.as('admin'), { contentId: ids.first ?? '', sectionId: section });
  const there = await published(given, { site: '4300000002', title: '教育局的' });
  const named = (id: string) =>
    ask(`neighbours(section: "${id}") { newer { id } older { id } }`, ids.first ?? '');
  expect(await named(section)).toEqual({ neighbours: { newer: { id: there }, older: null } });
  for (const other of ['x', '00000000-0000-7000-8000-000000000000'])
    expect(await named(other)).toEqual({ neighbours: { newer: null, older: null } });
});

test('related contents have most in common, live ones only, and the same each time', async () => {
  const related = 'related(first: 3) { id }';
  const [first, again] = [await ask(related, ids.first), await ask(related, ids.first)];
  expect(idsIn(first.related).slice(0, 2)).toEqual([ids.second, ids.third]);
  expect(again).toEqual(first);
  expect(idsIn((await ask(related, ids.policy)).related)[0]).toBe(ids.reading);
  expect(idsIn((await ask(related, ids.reading)).related)[0]).toBe(ids.policy);
  const { related: many } = await ask('id related(first: 20) { id }', ids.first);
  expect(idsIn(many)).not.toContain(ids.first);
});

test('more related contents than a page holds are refused', async () => {
  const query = 'query ($id: ID!) { content(id: $id) { related(first: 21) { id } } }';
  expect((await given.read(query, { id: ids.first })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('breadcrumbs lead from the home page through every section above', async () => {
  const { site, sections } = await given.site('4300000001');
  const parentId = sections.get('zcwj')?.id;
  const input = { siteId: site.id, name: '规范性文件', code: 'gfxwj', type: SectionType.POLICY, parentId };
  await createSection(await given.as('admin'), input);
  const id = await published(given, { section: 'gfxwj', title: '办法' });
  const { breadcrumbs, url } = await ask('url breadcrumbs { name url }', id);
  expect(breadcrumbs).toEqual([
    { name: '示例市人民政府门户网站', url: 'https://www.shili.gov.cn/' },
    { name: '政策文件', url: 'https://www.shili.gov.cn/section/zcwj' },
    { name: '规范性文件', url: 'https://www.shili.gov.cn/section/gfxwj' },
  ]);
  expect(url).toBe(`https://www.shili.gov.cn/content/${id}`);
  const tree =
    '{ section(site: "4300000001", code: "zcwj") { path url children { code breadcrumbs { name } } } }';
  expect((await given.read<Loose>(tree)).data.section).toEqual({
    ...{ path: '/section/zcwj', url: 'https://www.shili.gov.cn/section/zcwj' },
    children: [{ code: 'gfxwj', breadcrumbs: breadcrumbs.map(({ name }: Loose) => ({ name })) }],
  });
});

test('the sites of the group are listed, main ones first', async () => {
  const { sites } = (await given.read<Loose>('{ sites { code kind url } }')).data;
  expect(sites).toHaveLength(3);
  expect(sites[0]).toEqual({ code: '4300000001', kind: 'MAIN', url: 'https://www.shili.gov.cn/' });
});
