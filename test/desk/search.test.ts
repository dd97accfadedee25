import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { demoPassword } from '../../src/seed.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { barriers, WCAG } from './barriers.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press } from './browser.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = { timeout: 120_000 };

let given: TestHub;
let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  given = await openTestHub({ env: { TONGGAO_CACHE_MB: '0' } });
  if (!hasBrowser) return;
  browser = await openBrowser();
  desk = new Desk(browser, given.hub.publicUrl, await demoPassword(given.hub.env));
});
afterAll(async () => {
  await browser?.close();
  await given?.close();
});

type Found = { search: { edges: { node: { id: string } }[] } };

async function found(query: string): Promise<string[]> {
  const ask = 'query ($query: String!) { search(query: $query) { edges { node { id } } } }';
  const { data } = await given.read<Found>(ask, { query });
  return data.search.edges.map((edge) => edge.node.id);
}

inBrowser(
  'an editor sees what was searched for in vain, and recommends a content for it until it is no longer wanted',
  PATIENCE,
  async () => {
    const contentId = await published(given, { title: '养犬登记办理指南' });
    await given.settle();
    for (let time = 0; time < 2; time++) expect(await found('狗证年审')).toEqual([]);
    await openSearch(given.hub).counter.flush();

    const page = await desk.signIn('editor');
    await openMenu(page, '搜索');
    const vain = page.getByRole('listitem').filter({ hasText: '狗证年审' });
    await vain.getByText('搜索 2 次，其中 2 次没有结果').waitFor();
    await vain.getByRole('button', { name: '推荐内容' }).click();
    await page.getByLabel(/推荐的内容/).fill('不是编号');
    await press(page, '保存');
    await page
      .getByRole('alert')
      .getByText(/须有1到20个搜索词和1到10篇内容/)
      .waitFor();
    await page.getByLabel(/推荐的内容/).fill(`https://www.example.gov.cn/content/${contentId}`);
    await press(page, '保存');
    const bet = page.getByRole('listitem').filter({ hasText: '养犬登记办理指南' });
    await bet.waitFor();
    await page.getByText('已保存，即时生效').waitFor({ state: 'detached' });
    expect(await barriers(page, WCAG)).toEqual([]);
    expect(await found('狗证年审')).toEqual([contentId]);

    await withdraw(await given.as('editor'), {
      contentId,
      kind: WithdrawalKind.GONE,
      explanation: '内容有误',
    });
    await page.reload();
    await bet.getByText('已撤下').waitFor();
    expect(await found('狗证年审')).toEqual([]);
    await bet.getByRole('button', { name: '取消推荐' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '取消推荐' }).click();
    await page.getByText('没有推荐').waitFor();
    expect(desk.faults).toEqual([]);
  },
);

inBrowser(
  'an administrator imports synonyms, is told which line is wrong, and sees what changed',
  PATIENCE,
  async () => {
    const page = await desk.signIn('admin');
    await openMenu(page, '搜索同义词');
    await page.getByText('现行的是随系统提供的同义词。').waitFor();
    const upload = async (line: string) => {
      const buffer = Buffer.from(`\ufeff同义词,另指,类别\n${line}\n`);
      await page.getByLabel('同义词文件').setInputFiles({ name: '同义词.csv', mimeType: 'text/csv', buffer });
      await press(page, '导入');
    };
    await upload('养犬,,词语');
    await page.getByText(/第2行：至少须有两个词/).waitFor();
    await upload('养犬|养狗|遛狗,犬只管理,词语');
    await page.getByText('同义词已导入').waitFor();
    const version = page.getByRole('listitem').filter({ hasText: /第 1 版，\d+ 组/ });
    await version.getByRole('button', { name: '查看变化' }).click();
    await version.getByText('增加 1 组，减少 0 组').waitFor();
    await version.getByText('养犬、养狗、遛狗 → 犬只管理（词语）').waitFor();
    expect(await barriers(page, WCAG)).toEqual([]);
    expect(desk.faults).toEqual([]);
  },
);

inBrowser('of two administrators who import at once the second is told to look again', PATIENCE, async () => {
  const page = await desk.signIn('admin');
  await openMenu(page, '搜索同义词');
  await page.getByText('版本', { exact: true }).waitFor();
  const csv = '同义词\n校车|接送车\n';
  const IMPORT = `mutation ($csv: String!) { importSynonyms(csv: $csv, mode: MERGE) { number } }`;
  expect((await given.desk('admin', IMPORT, { csv })).errors).toBeUndefined();
  const buffer = Buffer.from('同义词\n公厕|公共厕所\n');
  await page.getByLabel('同义词文件').setInputFiles({ name: '二.csv', mimeType: 'text/csv', buffer });
  await press(page, '导入');
  await page.getByRole('alert').waitFor();
  const { data } = await given.desk<{ synonyms: string }>('admin', '{ synonyms }');
  expect(data.synonyms).toContain('校车|接送车');
  expect(data.synonyms).not.toContain('公厕');
  expect(desk.faults).toEqual([]);
});
