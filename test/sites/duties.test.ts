import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { settleDuty } from '../../src/duties/settle.ts';
import { Role } from '../../src/identity/role.ts';
import { Entry } from '../../src/journal/entry.ts';
import { transact } from '../../src/platform/database/transact.ts';
import { exemptDuty } from '../../src/sites/exempt-duty.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';
import { until } from '../support/until.ts';

const EXEMPT = 'mutation($id: ID!) { exemptDuty(id: $id, reason: "已核实") { state exemption { reason } } }';
const JOURNAL = '{ journal(first: 1) { edges { node { act } } } }';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'sub-supervisor', [Role.SUPERVISOR, Role.ADMIN], '4300000002');
});
afterAll(() => given.close());

async function opened(code: string | null, kind = DutyKind.UPDATE): Promise<string> {
  const em = given.hub.orm.em.fork();
  const siteId = code && (await given.site(code)).site.id;
  const window = { unit: 'WORKING_DAYS', value: 1 } as const;
  const times = { openedAt: new Date(), dueAt: new Date(), window };
  const subject = { subjectType: 'Site', subjectId: crypto.randomUUID() };
  const duty = em.create(Duty, { kind, siteId, ...subject, ...times }, { partial: true });
  await em.flush();
  return duty.id;
}

async function codeOf(username: string, query: string, variables: object = {}) {
  return (await given.desk(username, query, variables)).errors?.[0]?.extensions.code;
}

const stateOf = async (id: string) => (await given.hub.orm.em.fork().findOneOrFail(Duty, { id })).state;

test('a supervisor exempts what the sites within reach owe, and nothing else', async () => {
  const [own, other] = [await opened('4300000002'), await opened('4300000001')];
  expect(await codeOf('sub-supervisor', EXEMPT, { id: other })).toBe('FORBIDDEN');
  expect(await stateOf(other)).toBe(DutyState.OPEN);
  expect((await given.desk('sub-supervisor', EXEMPT, { id: own })).data).toEqual({
    exemptDuty: { state: 'EXEMPT', exemption: { reason: '已核实' } },
  });
  expect(await codeOf('supervisor', EXEMPT, { id: other })).toBeUndefined();
  expect(await codeOf('editor', EXEMPT, { id: await opened('4300000001') })).toBe('FORBIDDEN');
});

test('a duty of no site is exempted by the head organisation only', async () => {
  const id = await opened(null);
  expect(await codeOf('sub-supervisor', EXEMPT, { id })).toBe('FORBIDDEN');
  expect(await codeOf('supervisor', EXEMPT, { id })).toBeUndefined();
});

test('nobody is exempted from seeing a withdrawal through', async () => {
  const id = await opened('4300000001', DutyKind.WITHDRAW);
  expect(await codeOf('supervisor', EXEMPT, { id })).toBe('WRONG_STATE');
  expect(await stateOf(id)).toBe(DutyState.OPEN);
});

test('the journal of the whole hub is read by the head organisation only', async () => {
  expect(await codeOf('supervisor', JOURNAL)).toBeUndefined();
  expect(await codeOf('admin', JOURNAL)).toBeUndefined();
  expect(await codeOf('sub-supervisor', JOURNAL)).toBe('FORBIDDEN');
  expect(await codeOf('editor', JOURNAL)).toBe('FORBIDDEN');
  expect(await codeOf('', JOURNAL)).toBe('UNAUTHENTICATED');
});

test('a duty that is exempted while it is being settled stays exempted, and is not settled as well', async () => {
  const id = await opened('4300000001');
  const duty = await given.hub.orm.em.fork().findOneOrFail(Duty, id);
  const { kind, subjectId, siteId } = duty;
  const released = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const exempting = transact(await given.as('supervisor'), async (tx) => {
    await exemptDuty(tx, { id, reason: '已核实' });
    held.resolve();
    await released.promise;
  });
  await held.promise;
  const settling = transact(await given.as('admin'), (tx) =>
    settleDuty(tx, { kind, subjectId, siteId, evidence: { edition: 'x' } }),
  );
  await until('the settlement waits', async () => {
    const sql = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return (await given.hub.orm.em.fork().execute<{ pid: number }[]>(sql))[0];
  });
  released.resolve();
  await Promise.all([exempting, settling]);
  const after = await given.hub.orm.em.fork().findOneOrFail(Duty, id);
  expect(after).toMatchObject({ state: DutyState.EXEMPT, exemptReason: '已核实', evidence: null });
  const acts = (await given.hub.orm.em.fork().find(Entry, { subjectId: id })).map(({ act }) => act);
  expect(acts).toEqual(['duty.exempted']);
});
