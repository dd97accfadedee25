import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadline, type OfficeHours, shiftsOn, type Window } from '../../src/calendar/deadline.ts';
import { checkSeasons } from '../../src/calendar/shifts.ts';
import { usualOfficeHours, workingDays } from '../../src/calendar/working-days.ts';

const winter = [
  { opensAt: '08:30', closesAt: '12:00' },
  { opensAt: '14:00', closesAt: '17:30' },
] as const;
const summer = [
  { opensAt: '08:00', closesAt: '12:00' },
  { opensAt: '15:00', closesAt: '18:00' },
] as const;
const office: OfficeHours = {
  ...usualOfficeHours,
  seasons: [
    { from: '10-01', shifts: winter },
    { from: '05-01', shifts: summer },
  ],
};

function due(from: string, window: Window): string {
  const instant = new Date(`${from.replace(' ', 'T')}:00+08:00`);
  const { dueAt } = deadline(instant, window, workingDays([], office));
  return new Date(dueAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

describe('office hours by season', () => {
  test.each([
    ['2026-01-05', winter],
    ['2026-04-30', winter],
    ['2026-05-01', summer],
    ['2026-09-30', summer],
    ['2026-10-01', winter],
  ])('on %s', (date, shifts) => {
    expect(shiftsOn(office, date)).toBe(shifts);
  });

  test('are the usual ones where no season is given', () => {
    expect(shiftsOn(usualOfficeHours, '2026-05-06')).toBe(usualOfficeHours.shifts);
  });

  test.each([
    [
      'the last day of winter runs to a closing time of summer',
      '2026-04-30 10:00',
      'WORKING_DAYS',
      1,
      '2026-05-06 18:00',
    ],
    [
      'the last day of summer runs to one of winter',
      '2026-09-30 10:00',
      'WORKING_DAYS',
      1,
      '2026-10-08 17:30',
    ],
    ['hours run on over the change', '2026-04-30 17:00', 'HOURS', 1, '2026-05-06 08:30'],
  ] as const)('%s', (_, from, unit, value, expected) => {
    expect(due(from, { unit, value })).toBe(expected);
  });
});

describe('for every instant and window, office hours by season', () => {
  test('never make what becomes available later due earlier, and end within a shift of their own day', () => {
    const calendar = workingDays([], office);
    const instants = fc.date({
      min: new Date('2016-01-01T00:00:00Z'),
      max: new Date('2026-11-30T00:00:00Z'),
      noInvalidDate: true,
    });
    const windows = fc.record({
      unit: fc.constantFrom('WORKING_DAYS' as const, 'HOURS' as const),
      value: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(instants, fc.nat(20 * 86_400_000), windows, (from, later, window) => {
        const { dueAt } = deadline(from, window, calendar);
        const next = deadline(new Date(from.getTime() + later), window, calendar);
        expect(next.dueAt.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
        const local = new Date(dueAt.getTime() + 8 * 3_600_000).toISOString();
        const [date = '', time = ''] = [local.slice(0, 10), local.slice(11, 16)];
        expect(calendar.kindOf(date).working).toBe(true);
        expect(
          shiftsOn(office, date).some(({ opensAt, closesAt }) => time >= opensAt && time <= closesAt),
        ).toBe(true);
      }),
    );
  });
});

describe('office hours are refused', () => {
  const day = { opensAt: '08:30', closesAt: '17:30' };
  test.each([
    ['on a day that is none', [{ from: '02-30', shifts: [day] }]],
    ['without a shift', [{ from: '01-01', shifts: [] }]],
    ['with a time that is none', [{ from: '01-01', shifts: [{ opensAt: '8:30', closesAt: '17:30' }] }]],
    ['that close before they open', [{ from: '01-01', shifts: [{ opensAt: '17:30', closesAt: '08:30' }] }]],
    ['that overlap', [{ from: '01-01', shifts: [day, { opensAt: '17:00', closesAt: '18:00' }] }]],
    [
      'on one day twice',
      [
        { from: '01-01', shifts: [day] },
        { from: '01-01', shifts: [day] },
      ],
    ],
    [
      'in five seasons',
      ['01', '02', '03', '04', '05'].map((month) => ({ from: `${month}-01`, shifts: [day] })),
    ],
  ])('%s', (_, seasons) => {
    expect(() => checkSeasons(seasons)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});
