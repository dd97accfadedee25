import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FeedKind } from '../../src/ingest/feed.ts';
import { demoPassword } from '../../src/seed.ts';
import { fileFeed } from '../ingest/ingest-hub.ts';
import { paragraph, wordDocument } from '../ingest/word-document.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { Desk, hasBrowser, openBrowser, press, pressInDialog } from './browser.ts';

const SITE = 'https://www.walled.gov.cn';
const TITLE = '关于加强医疗保障工作的通知';

let given: TestHub;
let browser: Browser | null = null;

beforeAll(async () => {
  given = await openTestHub({ work: true });
  if (hasBrowser) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await given?.close();
});

test.skipIf(!hasBrowser)(
  'an editor uploads a document of a source that cannot be polled, and it is in the list',
  { timeout: 90_000 },
  async () => {
    const feed = await fileFeed(given, `${SITE}/zcwj/`, { kind: FeedKind.MANUAL, name: '有防爬墙的省政府' });
    const desk = new Desk(browser as Browser, given.hub.publicUrl, await demoPassword(given.hub.env));
    const editor = await desk.signIn('editor');
    await editor.goto(`${given.hub.publicUrl}/desk/upstream/${feed.id}`);
    await editor.getByText('点“录入原文”添加').waitFor();
    expect(await editor.getByRole('button', { name: '立即轮询' }).count()).toBe(0);
    await press(editor, '录入原文');
    await editor.getByLabel('原文网址').fill(`${SITE}/zcwj/1.html`);
    const body = paragraph('各市、县人民政府：现将有关事项通知如下，请认真贯彻执行。');
    const buffer = wordDocument(body);
    await editor.locator('input[type=file]').setInputFiles({ name: '通知.docx', mimeType: '', buffer });
    await pressInDialog(editor, '录入');
    await editor.getByText('没有读出标题，请填写标题').waitFor();
    await editor.getByLabel('标题').fill(TITLE);
    await editor.getByLabel('发布时间').fill('2026-11-20 09:30');
    await pressInDialog(editor, '录入');
    await editor.getByRole('listitem').getByRole('link', { name: TITLE }).waitFor();
    expect(desk.faults).toEqual([]);
  },
);
