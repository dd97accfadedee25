import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import { openDuty } from '../../src/duties/open.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { LinkageRule } from '../../src/ingest/linkage-rule.ts';
import { remind } from '../../src/notices/remind.ts';
import { transact } from '../../src/platform/database/transact.ts';
import { demoPassword } from '../../src/seed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { Desk, hasBrowser, openBrowser, openMenu, press, pressInDialog } from './browser.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = { timeout: 90_000 };

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

/** A repost the main site should have made long ago, and the reminders of it. */
async function overdue(about: string): Promise<void> {
  const { site } = await given.site('4300000001');
  const subject = { type: 'UpstreamItem', id: crypto.randomUUID() };
  const window = { unit: 'WORKING_DAYS', value: 1 } as const;
  const from = new Date(Date.now() - 20 * 86_400_000);
  await transact(given.hub.context(SYSTEM), (tx) =>
    openDuty(tx, { kind: DutyKind.REPOST, subject, siteId: site.id, about, window, from }),
  );
  await remind(given.hub.context(SYSTEM));
}

async function layDown(page: Page): Promise<void> {
  await openMenu(page, '联动规则');
  await press(page, '新增规则');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('标题包含').fill('医疗保障');
  await dialog.getByLabel('一站审定，各站共用').check();
  await pressInDialog(page, '新增规则');
  await page.getByText('标题含：医疗保障').waitFor();
}

inBrowser('a supervisor lays down a rule by which sites share one copy, and ends it', PATIENCE, async () => {
  const page = await desk.signIn('supervisor');
  await layDown(page);
  const rule = { endedAt: null, feed: null, mode: 'SHARED' };
  expect(await given.hub.orm.em.fork().count(LinkageRule, rule as never)).toBe(1);
  const row = page.getByRole('listitem').filter({ hasText: '标题含：医疗保障' });
  await row
    .getByRole('button', { name: '停 用' })
    .or(row.getByRole('button', { name: '停用' }))
    .click();
  await page.getByRole('button', { name: /确\s?定|OK/ }).click();
  await row.getByText(/停用$/).waitFor();
  expect(desk.faults).toEqual([]);
});

inBrowser('an editor reads the register, and the reminders behind the bell', PATIENCE, async () => {
  await overdue('关于早该转载的通知');
  const page = await desk.signIn('editor');
  await openMenu(page, '必转台账');
  await page.getByLabel('自').fill('2026-01-01');
  await page
    .getByRole('listitem')
    .filter({ hasText: '关于早该转载的通知' })
    .getByText('逾期未完成')
    .waitFor();
  await page.getByRole('link', { name: '提醒' }).click();
  await page.getByText('转载《关于早该转载的通知》').waitFor();
  await press(page, '标为已读');
  await page.getByRole('button', { name: '标为已读', exact: true }).waitFor({ state: 'detached' });
  expect(desk.faults).toEqual([]);
});

inBrowser('an administrator enters a day and sets summer hours', PATIENCE, async () => {
  const page = await desk.signIn('admin');
  await openMenu(page, '工作日历');
  await page.getByLabel('日期').fill('2026-11-30');
  await page.getByLabel('依据').fill('市府办通知');
  await press(page, '录入');
  await page.getByRole('listitem').filter({ hasText: '2026-11-30' }).getByText('市府办通知').waitFor();
  await page.getByLabel('办公时间').fill('10-01 08:30-12:00 14:00-17:00\n05-01 08:00-12:00 15:00-18:00');
  await press(page, '设定');
  await page.getByText('已设定').waitFor();
  const { data } = await given.desk('admin', '{ calendar(year: 2026) { office { from } } }');
  expect(data).toEqual({ calendar: { office: [{ from: '05-01' }, { from: '10-01' }] } });
  expect(await given.hub.orm.em.fork().count(Duty, { kind: DutyKind.ALARM })).toBe(0);
  expect(desk.faults).toEqual([]);
});
