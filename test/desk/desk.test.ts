import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/seed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press, pressInDialog } from './browser.ts';

if (!hasBrowser)
  console.warn('desk: no /usr/bin/chromium on this machine, the tests in a browser are skipped');

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = 90_000;
const SUMMARY = '本文件就有关工作作出安排。';

let given: TestHub;
let browser: Browser | null = null;
let desk: Desk;

beforeAll(async () => {
  given = await openTestHub({ work: true });
  const built = await fetch(`${given.hub.publicUrl}/desk`);
  expect(built.status, 'the desk is not built: run npm run build').toBe(200);
  if (!hasBrowser) return;
  browser = await openBrowser();
  desk = new Desk(browser, given.hub.publicUrl, await demoPassword(given.hub.env));
});

afterAll(async () => {
  await browser?.close();
  await given?.close();
});

/** Polls the demo's upstream, opens the first item and reposts it; answers its title. */
async function repost(editor: Page): Promise<string> {
  await openMenu(editor, '上级稿件');
  await editor.getByRole('link', { name: /政策文件（内置演示来源）/ }).click();
  await press(editor, '立即轮询');
  const item = editor.getByRole('listitem').getByRole('link').first();
  await item.waitFor();
  const title = (await item.textContent()) ?? '';
  await item.click();
  await editor.getByRole('heading', { name: title }).waitFor();
  await press(editor, '转载');
  await editor.getByText('草稿').first().waitFor();
  return title;
}

/** Ticks that nothing in the copy is secret. */
function declare(editor: Page): Promise<void> {
  return editor.getByRole('checkbox', { name: /国家秘密/ }).check();
}

async function submit(editor: Page): Promise<void> {
  await press(editor, '送审');
  await editor.getByRole('radio', { name: /^一般/ }).check();
  await declare(editor);
  await pressInDialog(editor, '送审');
  await editor.getByText('审核中').first().waitFor();
}

async function sendBack(reviewer: Page, title: string): Promise<void> {
  await reviewer.getByRole('link', { name: title }).click();
  await press(reviewer, '退回');
  await reviewer.getByText('退回时请写明需要修改什么').waitFor();
  await reviewer.getByLabel('审核意见').fill('请补充摘要');
  await press(reviewer, '退回');
  await reviewer.getByText('已退回').first().waitFor();
}

async function mend(editor: Page): Promise<void> {
  await openMenu(editor, '待办');
  await editor.getByRole('listitem').filter({ hasText: '已退回' }).getByRole('link').last().click();
  await editor.getByText('请补充摘要').waitFor();
  await press(editor, '修改');
  await editor.getByLabel('摘要').fill(SUMMARY);
  await press(editor, '保存');
}

async function approve(reviewer: Page): Promise<void> {
  await reviewer.reload();
  await press(reviewer, '与上一版比较');
  await reviewer.getByRole('dialog').getByRole('insertion').first().waitFor();
  await reviewer.keyboard.press('Escape');
  await press(reviewer, '同意');
  await reviewer.getByText('审核通过，待发布').waitFor();
}

/** Publishes the copy whose page is open; answers the content's id. */
async function publish(editor: Page): Promise<string> {
  await editor.reload();
  await press(editor, '发布');
  await pressInDialog(editor, '立即发布');
  await press(editor, '查看已发布内容');
  await editor.getByText('发布记录').waitFor();
  return editor.url().split('/').at(-1) ?? '';
}

/** Writes a copy of one's own and keeps it as a draft. */
async function write(editor: Page, title: string, body: string): Promise<void> {
  await openMenu(editor, '稿件');
  await press(editor, '写稿');
  await editor.getByLabel('标题').fill(title);
  await editor.getByRole('textbox', { name: '正文' }).fill(body);
  await press(editor, '保存草稿');
  await editor.getByRole('heading', { name: title }).waitFor();
}

inBrowser(
  'an upstream item is reposted, sent back, mended, approved and published, and readers see it',
  async () => {
    const editor = await desk.signIn('editor');
    const title = await repost(editor);
    await submit(editor);
    const reviewer = await desk.signIn('reviewer-office');
    await sendBack(reviewer, title);
    await mend(editor);
    await submit(editor);
    await approve(reviewer);
    const id = await publish(editor);
    const ask = 'query($id: ID!) { content(id: $id) { title summary } }';
    const { data } = await given.read<{ content: object }>(ask, { id });
    expect(data.content).toEqual({ title, summary: SUMMARY });
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);

inBrowser(
  'a wrong password is refused in words, and signing out ends the session',
  async () => {
    const page = await desk.window();
    await page.getByLabel('用户名').fill('editor');
    await page.getByLabel('密码').fill('不是这个密码');
    await press(page, '登录');
    await page.getByText('用户名或密码不正确').waitFor();
    const editor = await desk.signIn('editor');
    await press(editor, '退出');
    await editor.getByLabel('用户名').waitFor();
    await editor.reload();
    await editor.getByLabel('用户名').waitFor();
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);

inBrowser(
  'two editors of one copy: the later is told, and chooses whose text stays',
  async () => {
    const editor = await desk.signIn('editor');
    await write(editor, '停水通知', '周三停水。');
    await press(editor, '修改');
    await editor.getByLabel('标题').fill('停水通知（我的）');
    const id = editor.url().split('/').at(-2);
    const theirs = `mutation($id: ID!) { revise(id: $id, version: 1, patch: { title: "停水通知（对方的）" }) { id } }`;
    expect((await given.desk('admin', theirs, { id })).errors).toBeUndefined();
    await press(editor, '保存');
    await editor.getByText('别人刚刚修改了这篇稿件').waitFor();
    await press(editor, '放弃我的修改，重新载入');
    const shown = () => editor.getByLabel('标题').inputValue();
    await until('the other text', async () => (await shown()) === '停水通知（对方的）' || null);
    await editor.getByLabel('标题').fill('停水通知（商定的）');
    await press(editor, '保存');
    await editor.getByRole('heading', { name: '停水通知（商定的）' }).waitFor();
    expect(await editor.getByText('周三停水。').count()).toBe(1);
  },
  PATIENCE,
);

inBrowser(
  'what must not go online stops a submission on a phone too, and the passage is shown',
  async () => {
    const editor = await desk.signIn('editor', 390);
    await write(editor, '情况通报', '机密★1年 有关情况如下。');
    await press(editor, '送审');
    await declare(editor);
    await pressInDialog(editor, '送审');
    await editor.getByRole('dialog').getByText('校对发现必须改正的问题').waitFor();
    expect(await editor.getByRole('dialog').locator('mark').first().textContent()).toContain('机密★');
    expect(await editor.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  },
  PATIENCE,
);

test('the page is never kept, its parts are kept for good, and no foreign script may run', async () => {
  const page = await fetch(`${given.hub.publicUrl}/desk/copies/any`);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe-eval');
  const part = /\/desk\/assets\/[^"]+\.js/.exec(await page.text())?.[0];
  const kept = await fetch(`${given.hub.publicUrl}${part}`);
  expect([kept.status, kept.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  expect(kept.headers.get('content-encoding')).toBe('gzip');
});

test.each(['none.js', '..%2f.compiled', '%2e%2e%2findex.html', '..%5c..%5cmain.js'])(
  'nothing but a part of the desk is served among its parts: %s',
  async (path) => {
    const { status } = await fetch(`${given.hub.publicUrl}/desk/assets/${path}`);
    expect([403, 404]).toContain(status);
  },
);
