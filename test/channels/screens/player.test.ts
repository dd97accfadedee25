import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Channel, ChannelKind } from '../../../src/channels/channel.ts';
import { createChannel } from '../../../src/channels/create-channel.ts';
import { issueDevice } from '../../../src/channels/screens/issue-device.ts';
import { hasBrowser, openBrowser } from '../../desk/browser.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { deskOf } from '../desk.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = 90_000;
const TITLE = '关于做好防汛工作的通知';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
let browser: Browser | null = null;
let context: BrowserContext;
const faults: string[] = [];

beforeAll(async () => {
  given = await openTestHub({ work: true });
  desk = deskOf(given);
  if (!hasBrowser) return;
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
});
afterAll(async () => {
  await browser?.close();
  await given?.close();
});

async function newScreen(settings: object = {}): Promise<Channel> {
  const input = { name: '大厅屏幕', kind: ChannelKind.SCREEN, settings };
  return createChannel(await given.as('operator'), input);
}

async function open(channel: Channel): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${given.hub.publicUrl}/screens/${channel.id}`);
  return page;
}

async function paired(channel: Channel): Promise<Page> {
  const page = await open(channel);
  const issued = await issueDevice(await given.as('operator'), { channelId: channel.id, name: '一号终端' });
  await page.getByLabel('配对码').fill(issued.pairingCode);
  await page.getByRole('button', { name: '配对' }).click();
  await page.getByLabel('配对码').waitFor({ state: 'hidden' });
  return page;
}

const headingOf = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const states = (contentId: string, state: string) =>
  expect.poll(async () => (await desk.states(contentId)).at(-1), { timeout: 30_000 }).toBe(state);

inBrowser(
  'a screen plays what was launched, plays on without a line and after a restart, and drops what was revoked at first contact',
  { timeout: PATIENCE },
  async () => {
    const screen = await newScreen({ fallbackTitle: '示例市政务公开' });
    const page = await paired(screen);
    await headingOf(page, '示例市政务公开').waitFor();
    const contentId = await desk.published(TITLE);
    await desk.launched(contentId, screen);
    await headingOf(page, TITLE).waitFor();
    await states(contentId, 'LANDED');

    await context.setOffline(true);
    await page.reload();
    await headingOf(page, TITLE).waitFor();
    await page.close();
    const again = await open(screen);
    await headingOf(again, TITLE).waitFor();
    await again.getByText('离线播放').waitFor();

    await desk.withdrawn(contentId);
    await states(contentId, 'RETRACTING');
    await headingOf(again, TITLE).waitFor();
    await context.setOffline(false);
    await headingOf(again, '示例市政务公开').waitFor();
    await states(contentId, 'GONE');
    await again.close();
    expect(faults).toEqual([]);
  },
);

inBrowser(
  'passers-by leaf through what a touch screen plays, and a correction takes its place under them',
  { timeout: PATIENCE },
  async () => {
    const screen = await newScreen({ touch: true });
    const page = await paired(screen);
    const contentId = await desk.published('关于甲事的通知');
    await desk.launched(contentId, screen);
    const other = await desk.published('关于乙事的通知');
    await desk.launched(other, screen);
    await states(contentId, 'LANDED');
    await states(other, 'LANDED');
    await page.getByRole('button', { name: '浏览全部' }).click();
    await page.getByRole('button', { name: '关于乙事的通知' }).waitFor();
    await page.getByRole('button', { name: '关于甲事的通知' }).click();
    await headingOf(page, '关于甲事的通知').waitFor();
    await desk.corrected(contentId, '关于甲乙两事的通知');
    await headingOf(page, '关于甲乙两事的通知').waitFor();
    expect(faults).toEqual([]);
  },
);
