import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CalendarDay } from '../../src/calendar/calendar-day.ts';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { openDuty } from '../../src/duties/open.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Role } from '../../src/identity/role.ts';
import { Entry } from '../../src/journal/entry.ts';
import { transact } from '../../src/platform/database/transact.ts';
import { watchCalendar, yearsToKnow } from '../../src/sites/watch-calendar.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';

/** The holidays of 2027 as a notice may arrange them, in the form of holiday-cn. */
const NOTICE = {
  year: 2027,
  papers: ['https://www.gov.cn/zhengce/zhengceku/202611/content_1.htm'],
  days: [
    { name: '元旦', date: '2027-01-01', isOffDay: true },
    { name: '元旦', date: '2027-01-04', isOffDay: true },
    { name: '元旦', date: '2027-01-02', isOffDay: false },
    { name: '国庆节', date: '2027-10-01', isOffDay: true },
  ],
};
const IMPORT =
  'mutation($json: JSON!) { importHolidays(json: $json) { year known days { date kind source } } }';
const ENTER =
  'mutation($date: String!, $kind: CalendarDayKind) { enterCalendarDay(date: $date, kind: $kind, source: "市府办通知") { days { date kind } } }';

let now = new Date('2026-12-31T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await letIn(given, 'sub-admin', [Role.ADMIN], '4300000002');
});
afterAll(() => given.close());
beforeEach(async () => {
  now = new Date('2026-12-31T02:00:00Z');
  await given.hub.orm.em.fork().nativeDelete(CalendarDay, {});
});

const em = () => given.hub.orm.em.fork();

async function opened(more: { dueAt?: Date } = {}): Promise<string> {
  const { site } = await given.site('4300000001');
  const duty = await transact(given.hub.context(SYSTEM), (tx) =>
    openDuty(tx, {
      ...{ kind: DutyKind.UPDATE, subject: { type: 'Site', id: crypto.randomUUID() }, siteId: site.id },
      ...{ window: { unit: 'WORKING_DAYS', value: 1 }, from: now },
      ...more,
    }),
  );
  return duty.id;
}

const dutyOf = (id: string) => em().findOneOrFail(Duty, { id });

async function codeOf(username: string, query: string, variables: object): Promise<string | undefined> {
  return (await given.desk(username, query, variables)).errors?.[0]?.extensions.code;
}

test('an imported notice makes its year known, and open duties are counted anew with the old time in the journal', async () => {
  const id = await opened();
  expect(await dutyOf(id)).toMatchObject({ dueAt: new Date('2027-01-01T09:30:00Z'), provisional: true });
  const { data } = await given.desk<{ importHolidays: { known: boolean; days: object[] } }>('admin', IMPORT, {
    json: NOTICE,
  });
  expect(data.importHolidays.known).toBe(true);
  expect(data.importHolidays.days[0]).toMatchObject({ date: '2027-01-01', kind: 'off' });
  await given.settle();
  expect(await dutyOf(id)).toMatchObject({ dueAt: new Date('2027-01-02T09:30:00Z'), provisional: false });
  const entry = await em().findOneOrFail(Entry, { subjectId: id, act: 'duty.rescheduled' });
  expect(entry.detail).toMatchObject({ was: { dueAt: '2027-01-01T09:30:00.000Z', provisional: true } });
});

test('what is due at a stated instant stays due then when the calendar changes', async () => {
  const dueAt = new Date('2027-01-05T04:00:00Z');
  const [stated, counted] = [await opened({ dueAt }), await opened()];
  const before = (await dutyOf(counted)).dueAt;
  await given.desk('admin', IMPORT, { json: NOTICE });
  await given.settle();
  expect((await dutyOf(counted)).dueAt).not.toEqual(before);
  expect((await dutyOf(stated)).dueAt).toEqual(dueAt);
});

test('what is settled keeps its verdict when the calendar changes', async () => {
  const id = await opened();
  const settled = { state: DutyState.MET, settledAt: now };
  await em().nativeUpdate(Duty, { id }, settled);
  await given.desk('admin', IMPORT, { json: NOTICE });
  await given.settle();
  expect(await dutyOf(id)).toMatchObject({ ...settled, dueAt: new Date('2027-01-01T09:30:00Z') });
});

test('a second import replaces the first, and days entered by hand stay', async () => {
  await given.desk('admin', ENTER, { date: '2027-03-08', kind: 'off' });
  await given.desk('admin', IMPORT, { json: NOTICE });
  const days = NOTICE.days.filter(({ date }) => date !== '2027-01-04');
  await given.desk('admin', IMPORT, { json: { ...NOTICE, days } });
  const dates = (await em().find(CalendarDay, {}, { orderBy: { date: 'asc' } })).map(({ date }) => date);
  expect(dates).toEqual(['2027-01-01', '2027-01-02', '2027-03-08', '2027-10-01']);
});

test('a day that was entered can be taken back, and both are in the journal', async () => {
  const id = await opened();
  await given.desk('admin', ENTER, { date: '2027-01-01', kind: 'off' });
  await given.settle();
  expect((await dutyOf(id)).dueAt).toEqual(new Date('2027-01-04T09:30:00Z'));
  await given.desk('admin', ENTER, { date: '2027-01-01' });
  await given.settle();
  expect((await dutyOf(id)).dueAt).toEqual(new Date('2027-01-01T09:30:00Z'));
  const told = await em().find(
    Entry,
    { act: 'calendar.day-entered' },
    { orderBy: { number: 'desc' }, limit: 2 },
  );
  expect(told[0]?.detail).toMatchObject({ kind: null, was: { kind: 'off', source: '市府办通知' } });
});

test('office hours move the clocks of open duties', async () => {
  const id = await opened();
  const mutation =
    'mutation($seasons: [OfficeSeasonInput!]!) { setOfficeHours(seasons: $seasons) { office { from shifts { opensAt closesAt } } } }';
  const seasons = [{ from: '01-01', shifts: [{ opensAt: '09:00', closesAt: '18:00' }] }];
  const { data } = await given.desk('admin', mutation, { seasons });
  expect(data).toEqual({ setOfficeHours: { office: seasons } });
  await given.settle();
  expect((await dutyOf(id)).dueAt).toEqual(new Date('2027-01-01T10:00:00Z'));
  await given.desk('admin', mutation, { seasons: [] });
  await given.settle();
  expect((await dutyOf(id)).dueAt).toEqual(new Date('2027-01-01T09:30:00Z'));
});

test('from 1 December on the next year must be known: an alarm until its holidays are imported', async () => {
  const alarms = () => em().find(Duty, { kind: DutyKind.ALARM, subjectType: 'CalendarYear' });
  expect([yearsToKnow('2026-11-30'), yearsToKnow('2026-12-01')]).toEqual([[2026], [2026, 2027]]);
  now = new Date('2026-11-30T15:00:00Z');
  await watchCalendar(given.hub.context(SYSTEM));
  expect(await alarms()).toEqual([]);
  now = new Date('2026-11-30T16:00:00Z');
  for (let ticks = 0; ticks < 2; ticks++) await watchCalendar(given.hub.context(SYSTEM));
  expect(await alarms()).toMatchObject([{ state: DutyState.OPEN }]);
  const { data } = await given.desk(
    'admin',
    '{ duties(first: 50, kinds: [ALARM], states: [OPEN]) { edges { node { subject { __typename id } } } } }',
  );
  expect(JSON.stringify(data)).toContain('"CalendarYear"');
  await given.desk('admin', IMPORT, { json: NOTICE });
  expect(await alarms()).toMatchObject([{ state: DutyState.MET, evidence: { year: 2027 } }]);
});

test.each([
  ['an empty year', { ...NOTICE, days: [] }, 'BAD_USER_INPUT'],
  ['no object', 'tomorrow', 'BAD_USER_INPUT'],
  [
    'a day that is none',
    { ...NOTICE, days: [...NOTICE.days, { name: '', date: '2027-02-30', isOffDay: true }] },
    'BAD_USER_INPUT',
  ],
  [
    'a day of another year',
    { ...NOTICE, days: [...NOTICE.days, { name: '', date: '2028-02-03', isOffDay: true }] },
    'BAD_USER_INPUT',
  ],
  ['a day twice', { ...NOTICE, days: [...NOTICE.days, ...NOTICE.days] }, 'BAD_USER_INPUT'],
])('a notice with %s is refused', async (_, json, code) => {
  expect(await codeOf('admin', IMPORT, { json })).toBe(code);
  expect(await em().count(CalendarDay)).toBe(0);
});

test('the calendar is changed by an administrator of the head organisation only', async () => {
  expect(await codeOf('editor', IMPORT, { json: NOTICE })).toBe('FORBIDDEN');
  expect(await codeOf('sub-admin', IMPORT, { json: NOTICE })).toBe('FORBIDDEN');
  expect(await codeOf('sub-admin', ENTER, { date: '2027-01-01', kind: 'off' })).toBe('FORBIDDEN');
  expect(await codeOf('admin', ENTER, { date: '2027-13-01', kind: 'off' })).toBe('BAD_USER_INPUT');
  expect(await codeOf('', '{ calendar(year: 2026) { known } }', {})).toBe('UNAUTHENTICATED');
});

test('the year is shown with what was published and what was entered', async () => {
  await given.desk('admin', ENTER, { date: '2026-10-08', kind: 'off' });
  const query = '{ calendar(year: 2026) { year known days { date kind source } office { from } } }';
  const { data } = await given.desk<{ calendar: { days: object[] } }>('editor', query);
  expect(data.calendar).toMatchObject({ year: 2026, known: true, office: [{ from: '01-01' }] });
  expect(data.calendar.days).toContainEqual({ date: '2026-10-01', kind: 'off', source: null });
  expect(data.calendar.days).toContainEqual({ date: '2026-10-08', kind: 'off', source: '市府办通知' });
});
