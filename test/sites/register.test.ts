import { afterAll, beforeAll, expect, test } from 'vitest';
import { DutyKind } from '../../src/duties/duty.ts';
import { openDuty } from '../../src/duties/open.ts';
import { settleDuty } from '../../src/duties/settle.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { transact } from '../../src/platform/database/transact.ts';
import { exemptDuty } from '../../src/sites/exempt-duty.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

const FRIDAY = new Date('2026-11-20T08:00:00Z');
const TUESDAY = new Date('2026-11-24T08:00:00Z');
const PERIOD = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };

let now = FRIDAY;
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await owe('按时');
  await settle(await owe('按时二'));
  now = TUESDAY;
  await settle(await owe('迟了'));
  const { id } = await owe('=豁免("x")');
  await exemptDuty(await given.as('supervisor'), { id, reason: '内容不适用' });
  await owe('建议', { advised: true });
  await owe('刚到', { from: TUESDAY });
  await owe('从前', { from: new Date('2026-10-20T08:00:00Z') });
});
afterAll(() => given.close());

async function owe(about: string, more: { advised?: boolean; from?: Date } = {}) {
  const { site } = await given.site('4300000002');
  const subject = { type: 'UpstreamItem', id: crypto.randomUUID() };
  return transact(given.hub.context(SYSTEM), (tx) =>
    openDuty(tx, {
      ...{ kind: DutyKind.REPOST, subject, siteId: site.id, about, from: FRIDAY },
      ...{ window: { unit: 'WORKING_DAYS', value: 1 }, ...more },
    }),
  );
}

async function settle({ kind, subjectId, siteId }: Awaited<ReturnType<typeof owe>>): Promise<void> {
  await transact(given.hub.context(SYSTEM), (tx) =>
    settleDuty(tx, { kind, subjectId, siteId, evidence: {} }),
  );
}

const REGISTER =
  'query($from: DateTime!, $to: DateTime!) { repostRegister(from: $from, to: $to) { site { code } onTime late open overdue exempt } }';
const CSV = 'query($from: DateTime!, $to: DateTime!) { repostRegisterCsv(from: $from, to: $to) }';

test('the register counts what each site owed in the period: on time, late, open, overdue, exempt; no advice', async () => {
  const { data } = await given.desk<{ repostRegister: object[] }>('supervisor', REGISTER, PERIOD);
  expect(data.repostRegister).toHaveLength(3);
  expect(data.repostRegister[1]).toEqual({
    ...{ site: { code: '4300000002' }, onTime: 1, late: 1, open: 1, overdue: 1, exempt: 1 },
  });
  expect(data.repostRegister[0]).toMatchObject({ onTime: 0, late: 0, open: 0, overdue: 0, exempt: 0 });
});

test('an editor of one site sees that site alone', async () => {
  const { data } = await given.desk<{ repostRegister: { site: object }[] }>('editor-2', REGISTER, PERIOD);
  expect(data.repostRegister.map(({ site }) => site)).toEqual([{ code: '4300000002' }]);
});

test('the duties of a period are listed without advice', async () => {
  const query =
    'query($from: DateTime!, $to: DateTime!) { duties(first: 50, kinds: [REPOST], openedFrom: $from, openedBefore: $to, advised: false) { edges { node { about } } } }';
  const { data } = await given.desk<{ duties: { edges: { node: { about: string } }[] } }>(
    'editor-2',
    query,
    PERIOD,
  );
  const named = data.duties.edges.map(({ node }) => node.about).toSorted();
  expect(named).toEqual(['=豁免("x")', '刚到', '按时', '按时二', '迟了'].toSorted());
});

test('the register comes as CSV that no spreadsheet takes for formulas', async () => {
  const { data } = await given.desk<{ repostRegisterCsv: string }>('editor-2', CSV, PERIOD);
  const lines = data.repostRegisterCsv.split('\r\n');
  expect(lines[0]).toBe('\uFEFF网站标识码,站点,稿件,任务产生,时限,状态,完成时间,豁免理由');
  expect(lines).toHaveLength(7);
  const exempt = lines.find((line) => line.includes('豁免('));
  expect(exempt).toBe(
    `"4300000002","示例市教育局网站","'=豁免(""x"")","2026-11-20 16:00","2026-11-23 17:30","豁免","2026-11-24 16:00","内容不适用"`,
  );
  expect(data.repostRegisterCsv).toContain('"逾期未完成"');
});

test.each([
  ['editor', { from: PERIOD.to, to: PERIOD.from }, 'BAD_USER_INPUT'],
  ['editor', { from: '2016-01-01T00:00:00Z', to: PERIOD.to }, 'BAD_USER_INPUT'],
  ['', PERIOD, 'UNAUTHENTICATED'],
])('%s asking for %o is refused', async (username, period, code) => {
  for (const query of [REGISTER, CSV])
    expect((await given.desk(username, query, period)).errors?.[0]?.extensions.code).toBe(code);
});
