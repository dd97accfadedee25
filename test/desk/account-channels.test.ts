import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Channel, ChannelKind } from '../../src/channels/channel.ts';
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
  given = await openTestHub({ env: { TONGGAO_SANDBOX: '1' } });
  if (!hasBrowser) return;
  browser = await openBrowser();
  desk = new Desk(browser, given.hub.publicUrl, await demoPassword(given.hub.env));
});

afterAll(async () => {
  await browser?.close();
  await given?.close();
});

const wechat = () =>
  given.hub.orm.em.fork().find(Channel, { kind: ChannelKind.WECHAT }, { orderBy: { id: 'asc' } });

inBrowser(
  'the settings of a channel on WeChat are changed at the desk; its secrets are only said to be set',
  { timeout: PATIENCE },
  async () => {
    const before = (await wechat())[0];
    const operator = await desk.signIn('operator');
    await openMenu(operator, '渠道');
    const row = operator.getByRole('listitem').filter({ hasText: '微信公众号（演练）' });
    await row.getByRole('button', { name: '设置' }).click();
    await operator.getByText(`/channels/${before?.id}/callback`).waitFor();
    const secret = operator.getByLabel('AppSecret');
    expect(await secret.inputValue()).toBe('');
    expect(await secret.getAttribute('placeholder')).toContain('已设置');
    await operator.getByLabel('作者').fill('示例发布');
    await operator.getByLabel('服务器配置：令牌（Token）').fill('rehearsal');
    await pressInDialog(operator, '保存');
    await operator.getByText('设置已保存').waitFor();
    const after = (await wechat())[0];
    expect(after?.settings).toMatchObject({ author: '示例发布', mode: 'publish', titleLimit: 32 });
    expect(JSON.stringify(after?.settings)).not.toContain('rehearsal');
    await row.getByRole('button', { name: '设置' }).click();
    const token = operator.getByLabel('服务器配置：令牌（Token）');
    expect(await token.getAttribute('placeholder')).toContain('已设置');
    expect(desk.faults).toEqual([]);
  },
);

inBrowser(
  'a channel on Weibo is entered at the desk, under a filed account',
  { timeout: PATIENCE },
  async () => {
    const operator = await desk.signIn('operator');
    await openMenu(operator, '渠道');
    await press(operator, '新增微博渠道');
    await operator.getByLabel('名称').fill('示例发布微博');
    await operator.getByLabel('备案账号').click();
    await operator.locator('.ant-select-item-option').filter({ visible: true }).first().click();
    await operator.getByLabel('访问令牌（access token）').fill('sandbox-shili.gov.cn');
    await operator.getByLabel('安全域名').fill('shili.gov.cn');
    await operator.getByLabel('本平台的公网 IP').fill('not an address');
    await pressInDialog(operator, '建立渠道');
    await operator.getByText('settings.rip').waitFor();
    await operator.getByLabel('本平台的公网 IP').fill('203.0.113.7');
    await pressInDialog(operator, '建立渠道');
    await operator.getByText('渠道已建立').waitFor();
    await operator.getByText('示例发布微博').first().waitFor();
    expect(desk.faults).toEqual([]);
  },
);

inBrowser('an article for WeChat is previewed as it will be set', { timeout: PATIENCE }, async () => {
  const contentId = await deskOf(given).published('关于做好防汛工作的通知');
  const operator = await desk.signIn('operator');
  await operator.goto(`${given.hub.publicUrl}/desk/launch/${contentId}`);
  await operator.getByRole('checkbox', { name: /微信公众号（演练）/ }).check();
  await press(operator, '预览');
  await operator.getByText('文章排版').click();
  const article = operator.locator('details section');
  await article.getByText('各单位要做好防汛工作。').waitFor();
  expect(await article.getAttribute('style')).toContain('line-height');
  expect(desk.faults).toEqual([]);
});
