import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { demoPassword } from '../../src/seed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, publishNotice } from '../support/newsroom.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press, pressInDialog } from './browser.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = 90_000;

let given: TestHub;
let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  given = await openTestHub();
  if (!hasBrowser) return;
  browser = await openBrowser();
  desk = new Desk(browser, given.hub.publicUrl, await demoPassword(given.hub.env));
});
afterAll(async () => {
  await browser?.close();
  await given?.close();
});

/** Chooses an option of a list by its words. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

async function copyOf<T>(id: string, fields: string): Promise<T> {
  const ask = `query($id: ID!) { copy(id: $id) { ${fields} } }`;
  return (await given.desk<{ copy: T }>('editor', ask, { id })).data.copy;
}

inBrowser(
  'a topic asks a department for a copy, which begins it from what waits for it',
  async () => {
    const topic = await draft(given, { kind: ContentKind.TOPIC, title: '防汛专题', topic: { groups: [] } });
    const editor = await desk.signIn('editor');
    await editor.goto(`${given.hub.publicUrl}/desk/copies/${topic.id}`);
    await press(editor, '向部门约稿');
    const { site } = await given.site('4300000002');
    await choose(editor, '部门站点', site.name);
    const dialog = editor.getByRole('dialog');
    await dialog.getByLabel('题目').fill('汛期卫生防疫');
    await dialog.getByLabel('要求').fill('八百字，附电话');
    await dialog.getByLabel('期限（北京时间）').fill('2099-01-05T17:30');
    await pressInDialog(editor, '约稿');
    await editor.getByText('等待应约').waitFor();
    const department = await desk.signIn('editor-2');
    await department.getByText('要求：八百字，附电话').waitFor();
    await department.getByText('2099-01-05 17:30 前').first().waitFor();
    await press(department, '应约写稿');
    await choose(department, '发在哪个栏目', `${site.name} · 工作动态`);
    await pressInDialog(department, '开始写稿');
    await department.getByRole('heading', { name: '修改稿件' }).waitFor();
    expect(await department.getByLabel('标题', { exact: true }).inputValue()).toBe('汛期卫生防疫');
    await editor.reload();
    await editor.getByText('应约稿：草稿').waitFor();
    await press(editor, '取消约稿');
    await editor.getByLabel('取消理由').fill('已有稿件');
    await pressInDialog(editor, '确定');
    await editor.getByText('已取消', { exact: true }).waitFor();
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);

inBrowser(
  'a copy is given an end and limited to named people, and editing it at the desk keeps both',
  async () => {
    const { id } = await draft(given, { title: '限定稿件' });
    const editor = await desk.signIn('editor');
    await editor.goto(`${given.hub.publicUrl}/desk/copies/${id}`);
    await press(editor, '知悉范围');
    await editor.getByRole('dialog').getByText('只有所列人员可见').click();
    await editor.getByLabel('知悉人员').click();
    await editor
      .locator('.ant-select-dropdown:visible')
      .getByText('信息办', { exact: false })
      .first()
      .click();
    await editor.getByRole('dialog').getByText('知悉范围').first().click();
    await pressInDialog(editor, '保存');
    await editor.getByText('限定知悉：').waitFor();
    await press(editor, '修改');
    await editor.getByLabel('有效期至（北京时间）').fill('2099-03-01T08:00');
    await press(editor, '保存');
    await editor.getByText('2099-03-01 08:00').waitFor();
    const copy = await copyOf<{ expiresAt: string; named: object[] }>(id, 'expiresAt named { username }');
    expect(copy.expiresAt).toBe('2099-03-01T00:00:00.000Z');
    expect(copy.named).toHaveLength(2);
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);

inBrowser(
  'a correction says how far it goes and moves to another section; the ledger tells so',
  async () => {
    const contentId = await publishNotice(given, { title: '电话有误的通知' });
    const editor = await desk.signIn('editor');
    await editor.goto(`${given.hub.publicUrl}/desk/published/${contentId}`);
    await press(editor, '更正');
    const dialog = editor.getByRole('dialog');
    await dialog.getByText('文字差错').click();
    await dialog.getByLabel('更正说明（公开）').fill('更正联系电话');
    const { site } = await given.site('4300000001');
    await choose(editor, '移到其他栏目', `${site.name} · 工作动态`);
    await pressInDialog(editor, '生成更正稿');
    await editor.getByRole('heading', { name: '修改稿件' }).waitFor();
    const id = new URL(editor.url()).pathname.split('/')[3] ?? '';
    const copy = await copyOf<object>(id, 'changeKind section { code } contentId');
    expect(copy).toEqual({ changeKind: 'MINOR', section: { code: 'gzdt' }, contentId });
    await editor.goto(`${given.hub.publicUrl}/desk/copies/${id}`);
    await editor.getByText('更正说明（文字差错）：更正联系电话').waitFor();
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);

inBrowser(
  'what an interpretation explains with is chosen among its files, and survives another edit',
  async () => {
    const copyIds = [(await draft(given, { kind: ContentKind.POLICY, title: '示例办法' })).id];
    const fields = { kind: ContentKind.INTERPRETATION, title: '一图读懂', interpretation: { copyIds } };
    const { id } = await draft(given, fields);
    const editor = await desk.signIn('editor');
    await editor.goto(`${given.hub.publicUrl}/desk/copies/${id}`);
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const file = { name: '图解.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') };
    await editor.getByLabel('选择附件').setInputFiles(file);
    await editor.getByRole('link', { name: '图解.png' }).waitFor();
    await press(editor, '修改');
    await choose(editor, '解读形式', '图表');
    await editor.getByLabel('出台背景').fill('为方便群众');
    await press(editor, '增加素材');
    await choose(editor, '文件', '图解.png');
    await editor.getByLabel('素材标题').fill('办事流程');
    await editor.getByLabel('文字说明').fill('先申请，再受理');
    await press(editor, '保存');
    await editor.getByText('图解《办事流程》：先申请，再受理').waitFor();
    const kept = 'interpretation { copyIds form media { kind title text } }';
    const expected = {
      interpretation: {
        copyIds,
        form: 'CHART',
        media: [{ kind: 'CHART', title: '办事流程', text: '先申请，再受理' }],
      },
    };
    expect(await copyOf(id, kept)).toEqual(expected);
    await press(editor, '修改');
    await editor.getByLabel('标题', { exact: true }).fill('一图读懂示例办法');
    await press(editor, '保存');
    await editor.getByRole('heading', { name: '一图读懂示例办法' }).waitFor();
    expect(await copyOf(id, kept)).toEqual(expected);
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);

inBrowser(
  'an administrator says in which section policies are to be interpreted, and how soon, and changes the code of one',
  async () => {
    const admin = await desk.signIn('admin');
    await openMenu(admin, '栏目设置');
    const first = admin.locator('li').filter({ hasText: '通知公告' }).first();
    await first.getByRole('switch').click();
    await first.getByLabel('工作日数').fill('5');
    await first.getByRole('button', { name: '保存' }).click();
    await admin.getByText('已保存，对此后发布的政策文件生效').waitFor();
    const ask = '{ sites { sections { interpretDays } } }';
    type Sites = { sites: { sections: { interpretDays: number | null }[] }[] };
    const { sites } = (await given.desk<Sites>('admin', ask)).data;
    const days = sites.flatMap(({ sections }) => sections.map((one) => one.interpretDays));
    expect(days.filter((one) => one === 5)).toHaveLength(1);
    await first.getByRole('button', { name: '修改代码：通知公告' }).click();
    await admin.getByLabel('栏目代码').fill('gonggao');
    await pressInDialog(admin, '修改');
    await admin.getByText('代码已修改，旧地址引向新地址').waitFor();
    await first.getByText('/section/gonggao').waitFor();
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);
