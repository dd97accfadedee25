import { describe, expect, test } from 'vitest';
import { workingDays } from '../../src/calendar/working-days.ts';
import { nextPollAt } from '../../src/ingest/cadence.ts';

const calendar = workingDays();

function minutesUntilNext(local: string, failures: number): number {
  const now = new Date(`${local.replace(' ', 'T')}:00+08:00`);
  return (nextPollAt(now, failures, calendar).getTime() - now.getTime()) / 60_000;
}

describe('a feed is polled', () => {
  test.each([
    // [what, now, failures, minutes]
    ['every five minutes on a working morning', '2026-11-20 09:00', 0, 5],
    ['every five minutes through the noon break', '2026-11-20 13:00', 0, 5],
    ['every five minutes from the minute of opening', '2026-11-20 08:30', 0, 5],
    ['every half hour before opening', '2026-11-20 08:29', 0, 30],
    ['every half hour from closing on', '2026-11-20 17:30', 0, 30],
    ['every half hour at night', '2026-11-20 02:00', 0, 30],
    ['every half hour on a Saturday', '2026-11-21 10:00', 0, 30],
    ['every five minutes on a worked Sunday', '2026-09-20 10:00', 0, 5],
    ['every half hour on a holiday in the week', '2026-10-01 10:00', 0, 30],
    ['after ten minutes when it failed once', '2026-11-20 10:00', 1, 10],
    ['after twenty when it failed twice', '2026-11-20 10:00', 2, 20],
    ['after forty when it failed three times', '2026-11-20 10:00', 3, 40],
    ['after an hour when it failed four times', '2026-11-20 10:00', 4, 60],
    ['after an hour at night when it failed once', '2026-11-20 02:00', 1, 60],
    ['after an hour however often it failed', '2026-11-20 10:00', 1_000_000, 60],
  ])('%s', (_, now, failures, minutes) => {
    expect(minutesUntilNext(now, failures)).toBe(minutes);
  });
});
