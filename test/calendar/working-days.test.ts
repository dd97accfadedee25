import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { workingDays } from '../../src/calendar/working-days.ts';

function everyDay(from: string, to: string): string[] {
  const dates: string[] = [];
  let date = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(date, Temporal.PlainDate.from(to)) <= 0) {
    dates.push(date.toString());
    date = date.add({ days: 1 });
  }
  return dates;
}

describe('working days', () => {
  const calendar = workingDays();

  test('agree with the published holidays on every day of 2004 to 2026', () => {
    const dates = everyDay('2004-01-01', '2026-12-31');
    const differing = dates.filter((date) => calendar.kindOf(date).working !== chineseDays.isWorkday(date));
    expect(differing).toEqual([]);
    expect(dates.filter((date) => !calendar.kindOf(date).known)).toEqual([]);
  });

  test('number 251, 248 and 248 in 2024, 2025 and 2026', () => {
    const count = (year: number) =>
      everyDay(`${year}-01-01`, `${year}-12-31`).filter((date) => calendar.kindOf(date).working).length;
    expect([2024, 2025, 2026].map(count)).toEqual([251, 248, 248]);
  });

  test('run from Monday to Friday in a year nobody has announced', () => {
    const week = everyDay('2027-09-27', '2027-10-03').map((date) => calendar.kindOf(date));
    expect(week.map((day) => day.working)).toEqual([true, true, true, true, true, false, false]);
    expect(week.some((day) => day.known)).toBe(false);
  });

  test('follow an entered day before the published one', () => {
    const entered = workingDays([
      { date: '2026-10-08', kind: 'off' },
      { date: '2026-10-07', kind: 'workday' },
      { date: '2026-11-16', kind: 'in_lieu' },
    ]);
    expect(entered.kindOf('2026-10-08')).toEqual({ working: false, known: true });
    expect(entered.kindOf('2026-10-07')).toEqual({ working: true, known: true });
    expect(entered.kindOf('2026-11-16')).toEqual({ working: false, known: true });
  });

  test('stay unknown while only part of a notice is entered', () => {
    const half = workingDays([{ date: '2027-01-01', kind: 'off' }]);
    expect(half.kindOf('2027-01-01')).toEqual({ working: false, known: false });
  });
});
