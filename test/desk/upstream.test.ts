import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/ingest/catalogue.ts';
import { Feed, FeedKind } from '../../src/ingest/feed.ts';
import { LexiconVersion } from '../../src/review/lexicon-version.ts';
import { demoPassword } from '../../src/seed.ts';
import { fileFeed, itemsOf, openUpstream, pollAs } from '../ingest/ingest-hub.ts';
import { bringOut, repostTo } from '../ingest/reposted.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press, pressInDialog } from './browser.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = { timeout: 90_000 };
const SITE = 'https://www.walled.gov.cn';
const TITLE = '关于做好冬季供暖工作的通知';

let given: TestHub;
let browser: Browser | null = null;
let desk: Desk;

// Without workers: what is followed here is a real address, which no test may ask for.
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

const em = () => given.hub.orm.em.fork();
const open = (page: Page, path: string) => page.goto(`${given.hub.publicUrl}/desk${path}`);

/** Lets a trial of one address read another one, which stands in for an upstream that no test may ask for. */
async function standIn(page: Page, url: string, other: string): Promise<void> {
  await page.route('**/desk/graphql', async (route: Route) => {
    const asked = route.request().postData() ?? '';
    const isTrial = asked.includes('TryFeed');
    await route.continue(isTrial ? { postData: asked.replaceAll(url, other) } : {});
  });
}

inBrowser('an editor finds a source in the catalogue, tries it and follows it', PATIENCE, async () => {
  const upstream = await openUpstream(3);
  const entry = catalogue().find(({ kind, level }) => kind === 'GOV_PAGE' && level === 'PROVINCIAL');
  if (!entry) throw new Error('the catalogue has no provincial page');
  const page = await desk.signIn('editor');
  await standIn(page, entry.url, upstream.listUrl);
  await openMenu(page, '上级稿件');
  await press(page, '来源目录');
  await page.getByRole('listitem').nth(30).waitFor();
  await page.getByLabel('筛选目录').fill(entry.name);
  const row = page.getByRole('listitem').filter({ hasText: entry.url });
  expect(await row.getByRole('button', { name: '启用', exact: true }).count()).toBe(0);
  await row.getByRole('button', { name: '试读', exact: true }).click();
  await row.getByText('试读结果：3 条').waitFor();
  await row.getByRole('button', { name: '启用', exact: true }).click();
  await row.getByText('已启用', { exact: true }).waitFor();
  const feed = await em().findOneOrFail(Feed, { url: entry.url });
  expect(feed).toMatchObject({ name: entry.name, kind: entry.kind, enabled: true });
  expect(desk.faults).toEqual([]);
});

inBrowser('an editor changes the name, address and window of a source', PATIENCE, async () => {
  const upstream = await openUpstream(2);
  upstream.mirrors.add('/zcwj/list.html');
  const feed = await fileFeed(given, upstream.listUrl, { window: { unit: 'HOURS', value: 8 } });
  await pollAs(given, 'editor', feed);
  const page = await desk.signIn('editor');
  await open(page, `/upstream/${feed.id}`);
  await press(page, '修改');
  expect(await page.getByLabel('转载时限', { exact: true }).inputValue()).toBe('8');
  await page.getByLabel('名称').fill('示例省 政策文件（新版）');
  await page.getByLabel('地址').fill(`${upstream.origin}/none.html`);
  await press(page, '试读');
  await page.getByText('上级来源的地址不存在（HTTP 404）').waitFor();
  await page.getByLabel('地址').fill(`${upstream.origin}/zcwj/list.html`);
  await page.getByLabel('特殊设置（一般不填）').fill('{"hosts": [');
  await press(page, '保存');
  await page.getByText('须为 JSON').waitFor();
  await page.getByLabel('特殊设置（一般不填）').fill('{"hosts": ["static.example.gov.cn"]}');
  await press(page, '试读');
  await page.getByText('试读结果：2 条').waitFor();
  await press(page, '保存');
  await page.getByRole('heading', { name: '示例省 政策文件（新版）' }).waitFor();
  expect(await em().findOneOrFail(Feed, feed.id)).toMatchObject({
    url: `${upstream.origin}/zcwj/list.html`,
    settings: { hosts: ['static.example.gov.cn'] },
    window: { unit: 'HOURS', value: 8 },
    validators: null,
  });
  expect(desk.faults).toEqual([]);
});

const pasted = (text: string) =>
  `<html><head><meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="2026-11-20 09:30"><meta name="ContentSource" content="省人民政府办公厅"></head><body><div class="TRS_Editor"><p>${text}</p></div></body></html>`;

async function paste(page: Page, text: string): Promise<void> {
  await page.getByText('粘贴 HTML', { exact: true }).click();
  await page.getByLabel('网页 HTML').fill(pasted(text));
  await pressInDialog(page, '录入');
}

inBrowser(
  'an editor pastes a page, pastes it again when it changed, and tells that it was taken back',
  PATIENCE,
  async () => {
    const feed = await fileFeed(given, `${SITE}/zcwj/`, { kind: FeedKind.MANUAL, name: '有防爬墙的省政府' });
    const page = await desk.signIn('editor');
    await open(page, `/upstream/${feed.id}`);
    await press(page, '录入原文');
    await page.getByLabel('原文网址').fill(`${SITE}/zcwj/1.html`);
    await paste(page, '自2026年11月15日起供暖，补助标准为每户640元，请认真贯彻执行。');
    await page.getByRole('listitem').getByRole('link', { name: TITLE }).click();
    await page.getByText('补助标准为每户640元').waitFor();
    const [item] = await itemsOf(given, feed);
    if (!item) throw new Error('nothing was brought');
    await bringOut(given, await repostTo(given, item));
    await press(page, '重新录入原文');
    expect(await page.getByLabel('原文网址').inputValue()).toBe(`${SITE}/zcwj/1.html`);
    await paste(page, '自2026年11月15日起供暖，补助标准为每户680元，请认真贯彻执行。');
    await page.getByText('补助标准为每户680元').waitFor();
    await openMenu(page, '原文变动');
    const drift = page.getByRole('listitem').filter({ hasText: TITLE });
    await drift.getByText('实质内容有变').waitFor();
    expect(await drift.locator('del').allInnerTexts()).toEqual(['640']);
    expect(await drift.locator('ins').allInnerTexts()).toEqual(['680']);
    await drift.getByRole('link', { name: TITLE }).click();
    await press(page, '上级已撤下');
    await page.getByLabel('在上级网站上看到的情况').fill('栏目中已无此文');
    await pressInDialog(page, '确定');
    await page.getByText('编辑核实上级已撤下：栏目中已无此文').waitFor();
    expect(await page.getByRole('button', { name: '上级已撤下' }).count()).toBe(0);
    await openMenu(page, '原文变动');
    await drift.getByText('上级已撤下', { exact: true }).waitFor();
    await drift.getByRole('link', { name: '去更正或撤下' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    expect(desk.faults).toEqual([]);
  },
);

inBrowser('an administrator imports wordings, and is told which line is wrong', PATIENCE, async () => {
  const page = await desk.signIn('admin');
  await openMenu(page, '校对词库');
  const head = '词条,类别,级别,建议,例外,生效日期,失效日期,范围';
  const csv = (line: string) => Buffer.from(`\ufeff${head}\n${line}\n`);
  const upload = async (line: string) => {
    await page
      .getByLabel('词库文件')
      .setInputFiles({ name: '词库.csv', mimeType: 'text/csv', buffer: csv(line) });
    await press(page, '导入');
  };
  await upload('暖气办,机构名称,严重,供暖办,,,,');
  await page.getByText(/第2行/).waitFor();
  const before = await em().count(LexiconVersion);
  await upload('暖气办,机构名称,警告,供暖办,,,,');
  await page.getByText('词库已导入').waitFor();
  expect(await em().count(LexiconVersion)).toBe(before + 1);
  expect(desk.faults).toEqual([]);
});
