import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveMarkers } from '../../src/content/block-marker.ts';
import { Copy } from '../../src/content/copy.ts';
import { changeBlock, createBlock } from '../../src/content/save-block.ts';
import { suggest } from '../../src/content/suggest.ts';
import { Role } from '../../src/identity/role.ts';
import { correct } from '../../src/release/correct.ts';
import { correctHolders } from '../../src/release/correct-holders.ts';
import { Publication } from '../../src/release/publication.ts';
import { publish } from '../../src/release/publish.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn, publishNotice } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'health-editor', [Role.EDITOR], '4300000002');
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();
const bodyOf = async (id: string) => (await em().findOneOrFail(Publication, { id })).body;

describe('markers', () => {
  const wording = new Map([
    ['line', '<p>电话：<strong>12345</strong></p>'],
    ['two', '<p>一。</p><p>二。</p>'],
  ]);
  test.each([
    ['<p>正文。</p><p>[[line]]</p>', '<p>正文。</p><p>电话：<strong>12345</strong></p>'],
    ['<p>联系我们，[[line]]。</p>', '<p>联系我们，电话：<strong>12345</strong>。</p>'],
    ['<p style="text-align:center"> [[two]] </p>', '<p>一。</p><p>二。</p>'],
    ['<p>[[LINE]] [line] [[ line ]]</p>', '<p>[[LINE]] [line] [[ line ]]</p>'],
  ])('%s', (body, resolved) => {
    expect(resolveMarkers(body, wording)).toMatchObject({ body: resolved, unknown: [], misplaced: [] });
  });
  test('what cannot be put there is named', () => {
    const { unknown, misplaced } = resolveMarkers('<p>见[[two]]和[[none]]</p>', wording);
    expect([unknown, misplaced]).toEqual([['none'], ['two']]);
  });
});

async function publishAnew(copies: Copy[]): Promise<void> {
  for (const copy of copies) {
    await approve(given, copy);
    await publish(await given.as('editor'), { id: copy.id });
  }
}

async function holdersOf(): Promise<string[]> {
  const ask = '{ blocks { code holders { contentId } } }';
  const { data } = await given.desk<{ blocks: { holders: { contentId: string }[] }[] }>('editor', ask);
  return data.blocks[0]?.holders.map((one) => one.contentId) ?? [];
}

test('a block is put in at submit, and a change of it offers corrections of every live content that holds the old wording', async () => {
  const editor = await given.as('editor');
  const block = await createBlock(editor, {
    code: 'contact',
    name: '联系方式',
    html: '<p>联系电话：0731-1111。</p>',
  });
  const alone = await publishNotice(given, { title: '通知一', body: '<p>正文。</p><p>[[contact]]</p>' });
  const within = await publishNotice(given, { title: '通知二', body: '<p>请看[[contact]]</p>' });
  const without = await publishNotice(given, { title: '通知三' });
  const busy = await publishNotice(given, { title: '通知四', body: '<p>[[contact]]</p>' });
  expect([await bodyOf(alone), await bodyOf(within)]).toEqual([
    '<p>正文。</p><p>联系电话：0731-1111。</p>',
    '<p>请看联系电话：0731-1111。</p>',
  ]);
  await changeBlock(editor, {
    id: block.id,
    version: 1,
    name: '联系方式',
    html: '<p>联系电话：0731-2222。</p>',
  });
  await correct(editor, { contentId: busy, changeNote: '别的更正' });
  expect(await holdersOf()).toEqual([alone, within, busy].toSorted());
  const change = { blockId: block.id, changeNote: '更新联系电话' };
  const { opened, left } = await correctHolders(editor, change);
  expect(opened.map((copy) => [copy.contentId, copy.state]).toSorted()).toEqual(
    [alone, within].toSorted().map((id) => [id, 'DRAFT']),
  );
  expect(left).toEqual([{ contentId: busy, title: '通知四', code: 'CONFLICT' }]);
  await publishAnew(opened);
  expect([await bodyOf(alone), await bodyOf(within), await bodyOf(without)]).toEqual([
    '<p>正文。</p><p>联系电话：0731-2222。</p>',
    '<p>请看联系电话：0731-2222。</p>',
    '<p>各单位要做好防汛工作。</p>',
  ]);
  await changeBlock(editor, {
    id: block.id,
    version: 2,
    name: '联系方式',
    html: '<p>联系电话：0731-3333。</p>',
  });
  const again = await correctHolders(await given.as('editor'), change);
  expect(again.opened).toHaveLength(2);
  expect((await verifyLedger(em())).fault).toBeNull();
});

test('what is named but not there stops submit, and the copy keeps its marker', async () => {
  const copy = await draft(given, { body: '<p>[[nothing]]</p>' });
  await expect(approve(given, copy)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect((await em().findOneOrFail(Copy, { id: copy.id })).body).toBe('<p>[[nothing]]</p>');
});

test('a block serves its organisation and those under it; one of their own comes first, and nobody below changes what is above', async () => {
  const above = await createBlock(await given.as('editor'), {
    code: 'note',
    name: '说明',
    html: '<p>主站说明。</p>',
  });
  const { site, sections } = await given.site('4300000002');
  const place = { siteId: site.id, sectionId: sections.get('tzgg')?.id ?? '', body: '<p>[[note]]</p>' };
  const body = async () => bodyOf(await publishNotice(given, place));
  expect(await body()).toBe('<p>主站说明。</p>');
  const own = await given.as('health-editor');
  await createBlock(own, { code: 'note', name: '说明', html: '<p>部门说明。</p>' });
  expect(await body()).toBe('<p>部门说明。</p>');
  const change = { id: above.id, version: 1, name: '说明', html: '<p>改</p>' };
  await expect(changeBlock(own, change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(changeBlock(await given.as('editor'), { ...change, version: 9 })).rejects.toMatchObject({
    code: 'STALE',
  });
  await expect(createBlock(own, { code: 'x', name: 'x', html: '<p>[[note]]</p>' })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('keywords and a description are suggested from the text', async () => {
  const body = `<p>各县（市、区）人民政府：</p><p>为进一步加强水库防汛工作，保障人民群众生命财产安全，现就水库安全度汛通知如下。</p>
    <p>各水库要落实防汛责任人，加强大坝巡查。</p>`;
  const { keywords, description } = suggest(await given.as('editor'), {
    title: '关于加强水库防汛的通知',
    body,
  });
  expect(keywords.slice(0, 4)).toEqual(expect.arrayContaining(['水库', '防汛']));
  expect(keywords).not.toContain('通知');
  expect(description).toMatch(/^为进一步加强水库防汛工作/);
  expect(suggest(await given.as('editor'), { title: '', body: '' })).toEqual({
    keywords: [],
    description: null,
  });
});
