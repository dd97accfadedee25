import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { submit } from '../../src/review/submit.ts';
import { demoPassword } from '../../src/seed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';
import { Desk, hasBrowser, openBrowser, press, pressInDialog } from './browser.ts';

const inBrowser = test.skipIf(!hasBrowser);
const PATIENCE = 90_000;

let given: TestHub;
let browser: Browser;
let desk: Desk;
let ahead = 0;
let password: string;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
  if (!hasBrowser) return;
  browser = await openBrowser();
  password = await demoPassword(given.hub.env);
  desk = new Desk(browser, given.hub.publicUrl, password);
});
afterAll(async () => {
  await browser?.close();
  await given?.close();
});

inBrowser(
  'on a session that grew old, approving sensitive copy asks for the password in place and then goes on',
  async () => {
    const { id } = await draft(given, { title: '关于水价调整的通知' });
    await submit(await given.as('editor'), { id, sensitivity: Sensitivity.SENSITIVE });
    const reviewer = await desk.signIn('reviewer-office');
    ahead = 40 * 60_000;
    await reviewer.getByRole('link', { name: '关于水价调整的通知' }).click();
    await press(reviewer, '同意');
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByLabel('登录密码').fill('不是这个密码');
    await pressInDialog(reviewer, '确认');
    await dialog.getByText('密码或验证码不正确').waitFor();
    await dialog.getByLabel('登录密码').fill(password);
    await pressInDialog(reviewer, '确认');
    await reviewer.getByText('已提交审核意见').waitFor();
    const ask = 'query($id: ID!) { copy(id: $id) { steps { state } } }';
    const { data } = await given.desk<{ copy: object }>('editor', ask, { id });
    expect(data.copy).toEqual({ steps: [{ state: 'APPROVED' }, { state: 'PENDING' }] });
    expect(desk.faults).toEqual([]);
    ahead = 0;
  },
  PATIENCE,
);

inBrowser(
  'a finding that blocks is let pass by the deputy secretary, and the vice mayor brings out what cannot wait',
  async () => {
    const { id } = await draft(given, { title: '中奖名单', body: '<p>身份证号：11010519491231002X。</p>' });
    const submission = submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
    await expect(submission).rejects.toMatchObject({ code: 'BLOCKED_BY_FINDING' });
    const deputy = await desk.signIn('reviewer-deputy-secretary');
    await deputy.goto(`${given.hub.publicUrl}/desk/copies/${id}`);
    await press(deputy, '放行');
    await deputy.getByRole('dialog').getByLabel('放行理由').fill('本人书面同意');
    await pressInDialog(deputy, '确定');
    await deputy.getByText('已放行：本人书面同意').waitFor();
    const mayor = await desk.signIn('reviewer-vice-mayor');
    await mayor.goto(`${given.hub.publicUrl}/desk/copies/${id}`);
    await press(mayor, '应急发布');
    await mayor.getByLabel('应急发布理由').fill('险情紧急');
    await pressInDialog(mayor, '立即应急发布');
    await mayor.getByText('已发布').first().waitFor();
    expect(desk.faults).toEqual([]);
  },
  PATIENCE,
);
