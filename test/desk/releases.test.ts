import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/seed.ts';
import { deskOf } from '../channels/desk.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press, pressInDialog } from './browser.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = 90_000;

let given: TestHub;
let browser: Browser | null = null;
let desk: Desk;

beforeAll(async () => {
  given = await openTestHub({ work: true });
  if (!hasBrowser) return;
  browser = await openBrowser();
  desk = new Desk(browser, given.hub.publicUrl, await demoPassword(given.hub.env));
});

afterAll(async () => {
  await browser?.close();
  await given?.close();
});

inBrowser(
  'an operator writes own words for a channel by hand, a reviewer passes them, and the proof lands the post',
  { timeout: PATIENCE },
  async () => {
    const contentId = await deskOf(given).published('关于做好防汛工作的通知');
    const operator = await desk.signIn('operator');
    await openMenu(operator, '渠道');
    await press(operator, '新增人工渠道');
    await operator.getByLabel('名称').fill('村村响广播');
    await pressInDialog(operator, '建立渠道');
    await operator.getByText('村村响广播').first().waitFor();

    await operator.goto(`${given.hub.publicUrl}/desk/launch/${contentId}`);
    await operator.getByRole('checkbox', { name: /村村响广播/ }).check();
    await press(operator, '预览');
    await press(operator, '另拟渠道稿');
    await operator.getByLabel('村村响广播的正文').fill('300位乡亲注意，做好防汛工作。');
    await press(operator, '预览');
    await operator.getByText('原文没有的数字“300”').waitFor();
    await operator.getByLabel('村村响广播的正文').fill('乡亲们注意，做好防汛工作。');
    await press(operator, '预览');
    await operator.getByText('有增改，发出前须审核').waitFor();
    await press(operator, '发出通稿');
    await operator.getByRole('heading', { name: '通稿回执' }).waitFor();
    await operator.getByText('渠道稿待审').first().waitFor();

    const reviewer = await desk.signIn('reviewer-office');
    await openMenu(reviewer, '渠道稿审核');
    await reviewer.getByText('乡亲们注意，做好防汛工作。').waitFor();
    await press(reviewer, '通过');
    await reviewer.getByText('没有待审的渠道稿').waitFor();

    await operator.getByText('请下载稿件包到渠道上发布，并上传凭证').waitFor();
    await press(operator, '上传凭证');
    await operator.getByLabel('页面地址').fill('https://radio.example/1');
    await pressInDialog(operator, '提交');
    await operator.getByText('已到达，无需处理').waitFor();
    expect(desk.faults).toEqual([]);
  },
);

inBrowser('an account is filed and approved at the desk', { timeout: PATIENCE }, async () => {
  const operator = await desk.signIn('operator');
  await openMenu(operator, '新媒体账号');
  await press(operator, '报备开设');
  await operator.getByLabel('平台').click();
  await operator.getByTitle('微博', { exact: true }).click();
  await operator.getByLabel('账号名称').fill('示例发布');
  await operator.getByLabel('开设理由').fill('发布政策');
  await operator.getByLabel('责任人').click();
  await operator.locator('.ant-select-item-option').filter({ visible: true }).first().click();
  await pressInDialog(operator, '报备');
  await operator.getByText('开设备案中').waitFor();
  const supervisor = await desk.signIn('supervisor');
  await openMenu(supervisor, '新媒体账号');
  await press(supervisor, '批准开设');
  await supervisor.getByText('已备案').first().waitFor();
  expect(desk.faults).toEqual([]);
});
