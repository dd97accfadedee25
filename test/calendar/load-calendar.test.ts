import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CalendarDay } from '../../src/calendar/calendar-day.ts';
import { deadline } from '../../src/calendar/deadline.ts';
import { loadCalendar } from '../../src/calendar/load-calendar.ts';
import { OfficeSeason } from '../../src/calendar/office-season.ts';
import { connect } from '../../src/platform/database/database.ts';
import { cloneDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let orm: MikroORM;

async function enter(...days: { date: string; kind: CalendarDay['kind'] }[]): Promise<void> {
  const em = orm.em.fork();
  for (const day of days) em.create(CalendarDay, { ...day, source: '国务院办公厅通知' });
  await em.flush();
}

beforeAll(async () => {
  database = await cloneDatabase();
  orm = await connect(database.url, [CalendarDay, OfficeSeason]);
  // The table may not be in the migrations of the template; nothing else there is touched.
  await orm.schema.update({ safe: true });
});

beforeEach(async () => {
  await orm.em.fork().nativeDelete(CalendarDay, {});
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

describe('the calendar of the database', () => {
  test('is the published one while nothing is entered', async () => {
    const calendar = await loadCalendar(orm.em.fork());
    expect(calendar.kindOf('2026-10-01')).toEqual({ working: false, known: true });
    expect(calendar.kindOf('2027-01-01')).toEqual({ working: true, known: false });
  });

  test('turns a provisional deadline into a firm one when the notice is entered', async () => {
    const from = new Date('2026-12-31T02:00:00Z');
    const window = { unit: 'WORKING_DAYS', value: 1 } as const;
    const before = deadline(from, window, await loadCalendar(orm.em.fork()));
    expect(before).toEqual({ dueAt: new Date('2027-01-01T09:30:00Z'), provisional: true });
    await enter({ date: '2027-01-01', kind: 'off' }, { date: '2027-10-01', kind: 'off' });
    await enter({ date: '2027-01-02', kind: 'workday' }, { date: '2027-01-04', kind: 'in_lieu' });
    const after = deadline(from, window, await loadCalendar(orm.em.fork()));
    expect(after).toEqual({ dueAt: new Date('2027-01-02T09:30:00Z'), provisional: false });
  });

  test('refuses a kind of day it does not know', async () => {
    await expect(
      orm.em.execute(`INSERT INTO calendar_day (date, kind, source) VALUES ('2027-05-01', 'half', '')`),
    ).rejects.toThrow(/check constraint/);
  });

  test('takes the office hours it is given', async () => {
    const office = { zone: 'Asia/Shanghai', shifts: [{ opensAt: '09:00', closesAt: '17:00' }] } as const;
    expect((await loadCalendar(orm.em.fork(), office)).office).toBe(office);
  });
});
