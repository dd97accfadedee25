import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadline } from '../../src/calendar/deadline.ts';
import { workingDays } from '../../src/calendar/working-days.ts';
import { workingTime } from '../../src/calendar/working-time.ts';

const calendar = workingDays();
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`);

test.each([
  ['within a shift', '2026-11-16 09:00', '2026-11-16 10:30', 1.5],
  ['over noon', '2026-11-16 11:00', '2026-11-16 15:30', 2],
  ['a whole day', '2026-11-16 00:00', '2026-11-17 00:00', 6.5],
  ['over a weekend', '2026-11-20 16:30', '2026-11-23 09:30', 2],
  ['over 国庆', '2026-09-30 16:30', '2026-10-08 09:30', 2],
  ['on a worked Saturday', '2026-10-10 00:00', '2026-10-11 00:00', 6.5],
  ['at night', '2026-11-16 20:00', '2026-11-17 06:00', 0],
  ['backwards', '2026-11-17 10:00', '2026-11-16 10:00', 0],
])('the office time %s', (_, from, to, hours) => {
  expect(workingTime(at(from), at(to), calendar)).toBe(hours * 3_600_000);
});

test('a window of office hours is just that much office time', () => {
  const instants = fc.date({
    min: new Date('2016-01-01T00:00:00Z'),
    max: new Date('2026-11-30T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 60 }), (from, value) => {
      const { dueAt } = deadline(from, { unit: 'HOURS', value }, calendar);
      expect(workingTime(from, dueAt, calendar)).toBe(value * 3_600_000);
    }),
  );
});
