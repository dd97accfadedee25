import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Channel, ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { demoPassword } from '../../src/seed.ts';
import { deskOf } from '../channels/desk.ts';
import { openSink } from '../channels/sink.ts';
import { StrictSubscriber } from '../reading/websub/strict-subscriber.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press, pressInDialog } from './browser.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = 120_000;

let given: TestHub;
let browser: Browser | null = null;
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

inBrowser(
  'an operator finds one channel among many, and takes down by hand what the far side will not',
  { timeout: PATIENCE },
  async () => {
    const sink = await openSink();
    onTestFinished(() => sink.close());
    const { site } = await given.site('4300000001');
    const channels: Channel[] = [];
    for (let n = 1; n <= 25; n++) {
      const input = { name: `第${n}号子站`, kind: ChannelKind.SUBSITE, siteId: site.id };
      channels.push(
        await createChannel(await given.as('operator'), { ...input, settings: { url: `${sink.url}/${n}` } }),
      );
    }
    const acts = deskOf(given);
    const contentId = await acts.published();
    const release = await acts.launched(contentId, ...channels);
    await given.settle();
    sink.replies.push({ status: 404 });
    await acts.withdrawn(contentId);
    await given.settle();

    const page = await desk.signIn('operator');
    await page.goto(`${given.hub.publicUrl}/desk/releases/${release.id}`);
    await page.getByText('共 25 条').waitFor();
    await page.getByText('正在撤回 1', { exact: true }).click();
    await page.getByText('对方拒绝删除', { exact: false }).waitFor();
    await page.getByText('撤下说明', { exact: true }).click();
    await page.getByText('关于撤下《关于做好防汛工作的通知》的说明').waitFor();
    await press(page, '上传凭证');
    await page.getByLabel('页面地址').fill('https://sub.example/gone');
    await pressInDialog(page, '提交');
    await page.getByText('全部 25', { exact: true }).click();
    await page.getByPlaceholder('按渠道名称查找').fill('第25号');
    await page.getByPlaceholder('按渠道名称查找').press('Enter');
    await expect.poll(() => page.locator('.rows > li').count()).toBe(1);
    await page.getByText('子站：第25号子站').waitFor();
    expect(new Set(await acts.states(contentId))).toEqual(new Set(['GONE']));
    expect(desk.faults).toEqual([]);
  },
);

inBrowser('an operator sees who takes the feeds, and ends one', { timeout: PATIENCE }, async () => {
  const subscriber = await new StrictSubscriber().open();
  const { publicUrl } = given.hub;
  await subscriber.ask(`${publicUrl}/websub/hub`, 'subscribe', `${publicUrl}/feeds/sites/4300000001.json`);
  await given.settle();
  const page = await desk.signIn('operator');
  await openMenu(page, '订阅者');
  await page.getByText(new URL(subscriber.origin).host).waitFor();
  await press(page, '结束订阅');
  await page.getByLabel('结束原因').fill('对方系统已停用');
  await pressInDialog(page, '确定');
  await page.getByText('还没有订阅者').waitFor();
  expect(desk.faults).toEqual([]);
});
