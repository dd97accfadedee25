import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { demoPassword } from '../../src/seed.ts';
import { deskOf } from '../channels/desk.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press, pressInDialog } from './browser.ts';

let given: TestHub;
let browser: Browser;

beforeAll(async () => {
  given = await openTestHub();
  if (hasBrowser) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await given?.close();
});

test.skipIf(!hasBrowser)(
  'an operator enters a screen, pairs a player with it, and says what it plays when',
  { timeout: 120_000 },
  async () => {
    const input = { name: '二楼屏幕', kind: ChannelKind.SCREEN, settings: {} };
    const upstairs = await createChannel(await given.as('operator'), input);
    const acts = deskOf(given);
    for (const title of ['第一件事', '第二件事']) await acts.launched(await acts.published(title), upstairs);
    await given.settle();

    const desk = new Desk(browser, given.hub.publicUrl, await demoPassword(given.hub.env));
    const page = await desk.signIn('operator');
    await openMenu(page, '公共屏幕');
    await press(page, '新增屏幕');
    await page.getByRole('dialog').getByLabel('名称').fill('大厅屏幕');
    await pressInDialog(page, '建立屏幕');
    const hall = page.locator('section.part', { has: page.getByRole('heading', { name: '大厅屏幕' }) });
    await hall.getByLabel('终端名称').fill('一楼东侧');
    await hall.getByRole('button', { name: '新增终端' }).click();
    const codes = page.getByRole('dialog').locator('code');
    await codes.first().waitFor();
    expect((await codes.allTextContents()).every((code) => code.length >= 6)).toBe(true);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /close|关闭/i })
      .click();
    await hall.getByText('尚未连接').waitFor();

    const above = page.locator('section.part', { has: page.getByRole('heading', { name: '二楼屏幕' }) });
    const titles = () => above.locator('.rows .title a').allTextContents();
    const before = await titles();
    await above.getByRole('button', { name: '上移' }).click();
    await expect.poll(titles).toEqual([...before].reverse());
    await above.getByRole('button', { name: '安排' }).first().click();
    await page.getByLabel('每日自').fill('08:30');
    await pressInDialog(page, '保存');
    await page.getByText('每日时段须同时填写开始和结束').waitFor();
    await page.getByLabel('每日至').fill('17:30');
    await pressInDialog(page, '保存');
    await above.getByText('每天 08:30 至 17:30').waitFor();
    expect(desk.faults).toEqual([]);
  },
);
