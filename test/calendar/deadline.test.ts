import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, deadline, type Window } from '../../src/calendar/deadline.ts';
import { usualOfficeHours, workingDays } from '../../src/calendar/working-days.ts';

const calendar = workingDays();
const oneDay: Window = { unit: 'WORKING_DAYS', value: 1 };
const hours = (value: number): Window => ({ unit: 'HOURS', value });
const days = (value: number): Window => ({ unit: 'WORKING_DAYS', value });

function beijing(local: string): Date {
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').epochMilliseconds);
}

function local(instant: Date): Temporal.PlainDateTime {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
}

function due(from: string, window: Window, using: Calendar = calendar): string {
  return local(deadline(beijing(from), window, using).dueAt)
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}

describe('within one working day', () => {
  test.each([
    // [what, available, due]
    ['an ordinary Monday', '2026-11-16 09:00', '2026-11-17 17:30'],
    ['before opening time the same day counts', '2026-11-17 00:00', '2026-11-18 17:30'],
    ['Friday afternoon runs to Monday', '2026-11-20 16:00', '2026-11-23 17:30'],
    ['Friday after closing time is still Friday', '2026-11-20 17:59', '2026-11-23 17:30'],
    ['the last minute of Friday is still Friday', '2026-11-20 23:59', '2026-11-23 17:30'],
    ['Saturday moves to Monday, then one day', '2026-11-21 00:00', '2026-11-24 17:30'],
    ['Sunday evening moves to Monday, then one day', '2026-11-22 23:59', '2026-11-24 17:30'],
    ['2024: the eve of 春节 runs to a worked Sunday', '2024-02-09 10:00', '2024-02-18 17:30'],
    ['2024: inside 春节, resumes on a worked Sunday', '2024-02-12 10:00', '2024-02-19 17:30'],
    ['2024: a worked Sunday is a day like others', '2024-02-04 10:00', '2024-02-05 17:30'],
    ['2024: Saturday before a worked Sunday (清明)', '2024-04-06 10:00', '2024-04-08 17:30'],
    ['2024: Friday before a worked Sunday (劳动节)', '2024-04-26 10:00', '2024-04-28 17:30'],
    ['2024: Saturday 中秋 shift day is worked', '2024-09-13 10:00', '2024-09-14 17:30'],
    ['2024: the eve of 中秋', '2024-09-14 10:00', '2024-09-18 17:30'],
    ['2024: the eve of 国庆', '2024-09-30 18:30', '2024-10-08 17:30'],
    ['2024: Friday before a worked Saturday', '2024-10-11 09:00', '2024-10-12 17:30'],
    ['2025: Sunday 26 January is worked', '2025-01-25 12:00', '2025-01-27 17:30'],
    ['2025: the eve of 春节', '2025-01-27 17:00', '2025-02-05 17:30'],
    ['2025: Saturday 8 February is worked', '2025-02-07 17:00', '2025-02-08 17:30'],
    ['2025: 国庆 with 中秋 is eight days', '2025-09-30 08:00', '2025-10-09 17:30'],
    ['2025: inside 国庆', '2025-10-03 08:00', '2025-10-10 17:30'],
    ['2025: the last day of the year', '2025-12-31 16:00', '2026-01-04 17:30'],
    ['2026: 元旦 resumes on worked Sunday 4 January', '2026-01-02 10:00', '2026-01-05 17:30'],
    ['2026: Friday before worked Saturday 14 February', '2026-02-13 10:00', '2026-02-14 17:30'],
    ['2026: worked Saturday, then nine days of rest', '2026-02-14 10:00', '2026-02-24 17:30'],
    ['2026: inside 春节', '2026-02-20 10:00', '2026-02-25 17:30'],
    ['2026: Saturday 9 May is worked', '2026-05-08 10:00', '2026-05-09 17:30'],
    ['2026: 中秋 falls on a Friday', '2026-09-24 10:00', '2026-09-28 17:30'],
    ['2026: the eve of 国庆', '2026-09-30 17:31', '2026-10-08 17:30'],
    ['2026: Saturday 10 October is worked', '2026-10-09 12:00', '2026-10-10 17:30'],
  ])('%s', (_what, from, expected) => {
    expect(due(from, oneDay)).toBe(expected);
  });

  test('the day is the day in Beijing, whatever the day is in UTC', () => {
    const { dueAt } = deadline(new Date('2026-11-19T16:30:00Z'), oneDay, calendar);
    expect(dueAt.toISOString()).toBe('2026-11-23T09:30:00.000Z');
  });
});

describe('within several working days', () => {
  test.each([
    ['2026-11-20 09:00', 3, '2026-11-25 17:30'],
    ['2026-09-29 09:00', 5, '2026-10-12 17:30'],
    ['2026-11-20 09:00', 0, '2026-11-23 17:30'],
    ['2026-11-20 09:00', -4, '2026-11-23 17:30'],
    ['2026-11-20 09:00', Number.NaN, '2026-11-23 17:30'],
    ['2026-11-20 09:00', 1.2, '2026-11-24 17:30'],
  ])('from %s, %d working days end %s', (from, value, expected) => {
    expect(due(from, days(value))).toBe(expected);
  });
});

describe('within office hours', () => {
  test.each([
    ['runs through the lunch break', '2026-11-16 10:30', 3, '2026-11-16 16:00'],
    ['ends at closing rather than at the next opening', '2026-11-16 09:00', 6, '2026-11-16 17:30'],
    ['ends at noon rather than after lunch', '2026-11-16 09:00', 3, '2026-11-16 12:00'],
    ['starts at opening when available at night', '2026-11-16 03:00', 1, '2026-11-16 09:30'],
    ['starts after lunch when available at lunch', '2026-11-16 13:00', 1, '2026-11-16 15:30'],
    ['eight hours from Friday afternoon end on Monday', '2026-11-20 16:00', 8, '2026-11-23 17:30'],
    ['waits over a rest day', '2026-11-21 12:00', 1, '2026-11-23 09:30'],
    ['waits over 国庆', '2026-09-30 17:00', 1, '2026-10-08 09:00'],
    ['runs on a worked Saturday', '2026-10-09 17:00', 1, '2026-10-10 09:00'],
    ['takes half an hour', '2026-11-16 11:45', 0.5, '2026-11-16 14:45'],
    ['reads nothing as one hour', '2026-11-16 09:00', 0, '2026-11-16 10:00'],
  ])('%s', (_what, from, value, expected) => {
    expect(due(from, hours(value))).toBe(expected);
  });

  test('follows the office hours it is given', () => {
    const summer = {
      zone: 'Asia/Shanghai',
      shifts: [{ opensAt: '09:00', closesAt: '18:00' }] as const,
    };
    expect(due('2026-11-20 17:00', hours(2), workingDays([], summer))).toBe('2026-11-23 10:00');
    expect(due('2026-11-20 17:00', oneDay, workingDays([], summer))).toBe('2026-11-23 18:00');
  });
});

describe('a deadline is provisional', () => {
  test.each([
    ['2026-12-30 10:00', oneDay, false],
    ['2026-12-31 10:00', oneDay, true],
    ['2026-12-31 10:00', hours(2), false],
    ['2026-12-31 17:00', hours(2), true],
    ['2027-03-01 10:00', oneDay, true],
    ['2003-12-31 10:00', oneDay, true],
  ])('from %s with %o: %s', (from, window, expected) => {
    expect(deadline(beijing(from), window, calendar).provisional).toBe(expected);
  });

  test('until the notice of the year is entered', () => {
    const notice = workingDays([
      { date: '2027-01-01', kind: 'off' },
      { date: '2027-10-01', kind: 'off' },
    ]);
    expect(deadline(beijing('2026-12-31 10:00'), oneDay, notice).provisional).toBe(false);
    expect(due('2026-12-31 10:00', oneDay, notice)).toBe('2027-01-04 17:30');
  });

  test('when nobody ever works again, and it still ends', () => {
    const idle: Calendar = {
      kindOf: () => ({ working: false, known: true }),
      office: usualOfficeHours,
    };
    expect(deadline(beijing('2026-11-20 10:00'), oneDay, idle).provisional).toBe(true);
    expect(deadline(beijing('2026-11-20 10:00'), hours(Number.POSITIVE_INFINITY), calendar).provisional).toBe(
      true,
    );
  });
});

const instants = fc.date({
  min: new Date('2003-06-01T00:00:00Z'),
  max: new Date('2028-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const windows: fc.Arbitrary<Window> = fc.oneof(
  fc.record({ unit: fc.constant('WORKING_DAYS' as const), value: fc.integer({ min: -1, max: 20 }) }),
  fc.record({ unit: fc.constant('HOURS' as const), value: fc.double({ min: -1, max: 80, noNaN: true }) }),
);

describe('for every instant and window', () => {
  test('the due moment is after the start, on a working day, within office hours', () => {
    fc.assert(
      fc.property(instants, windows, (from, window) => {
        const { dueAt } = deadline(from, window, calendar);
        expect(dueAt.getTime()).toBeGreaterThan(from.getTime());
        const moment = local(dueAt);
        expect(calendar.kindOf(moment.toPlainDate().toString()).working).toBe(true);
        const time = moment.toPlainTime().toString();
        expect((time > '08:30' && time <= '12:00:00') || (time > '14:30' && time <= '17:30:00')).toBe(true);
      }),
    );
  });

  test('working days end at closing time', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 30 }), (from, value) => {
        const { dueAt } = deadline(from, days(value), calendar);
        expect(local(dueAt).toPlainTime().toString()).toBe('17:30:00');
      }),
    );
  });

  test('what becomes available later is never due earlier', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 30 * 86_400_000 }), windows, (from, later, window) => {
        const second = new Date(from.getTime() + later);
        expect(deadline(second, window, calendar).dueAt.getTime()).toBeGreaterThanOrEqual(
          deadline(from, window, calendar).dueAt.getTime(),
        );
      }),
    );
  });

  test('a longer window is never due earlier', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 }), (from, value) => {
        for (const of of [days, hours]) {
          const shorter = deadline(from, of(value), calendar).dueAt.getTime();
          expect(deadline(from, of(value + 1), calendar).dueAt.getTime()).toBeGreaterThan(shorter);
        }
      }),
    );
  });
});
