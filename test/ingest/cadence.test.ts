import { describe, expect, test } from 'vitest';
import { workingDays } from '../../src/calendar/working-days.ts';
import { LONGEST_PAUSE_MS, nextPollAt, type Pace } from '../../src/ingest/cadence.ts';
import { rhythmOf } from '../../src/ingest/rhythm.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const calendar = workingDays();

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`);

function minutesUntilNext(local: string, pace: Partial<Pace>): number {
  const next = nextPollAt(at(local), { failures: 0, rhythm: null, ...pace }, calendar);
  return (next.getTime() - at(local).getTime()) / MINUTE;
}

describe('a feed of unknown rhythm is polled', () => {
  test.each([
    // [what, now, failures, minutes]
    ['every five minutes on a working morning', '2026-11-20 09:00', 0, 5],
    ['every five minutes through the noon break', '2026-11-20 13:00', 0, 5],
    ['every five minutes from the minute of opening', '2026-11-20 08:30', 0, 5],
    ['soon after opening when it came shortly before', '2026-11-20 08:24', 0, 10],
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
    expect(minutesUntilNext(now, { failures })).toBeCloseTo(minutes, 4);
  });
});

test.each([
  ['in office hours', '2026-11-20 10:00', 30],
  ['at night', '2026-11-20 02:00', 30],
])('a feed that a hub pushes to us is polled every half hour %s', (_, now, minutes) => {
  expect(minutesUntilNext(now, { isPushed: true })).toBe(minutes);
});

describe('an upstream is left alone', () => {
  test.each([
    // [what, pace, now, minutes]
    ['as long as it asks for', { busyUntil: '2026-11-20 10:30' }, '2026-11-20 10:00', 30],
    ['not a moment shorter for that', { busyUntil: '2026-11-20 10:01' }, '2026-11-20 10:00', 5],
    ['two hours at most', { busyUntil: '2026-11-25 10:00' }, '2026-11-20 10:00', 120],
    ['while its answer holds', { freshUntil: '2026-11-20 10:08' }, '2026-11-20 10:00', 8],
    [
      'ten minutes at most for that in office hours',
      { freshUntil: '2026-11-21 10:00' },
      '2026-11-20 10:00',
      10,
    ],
    ['an hour at most for that in the evening', { freshUntil: '2026-11-21 10:00' }, '2026-11-20 20:00', 60],
  ])('%s', (_, { busyUntil, freshUntil }: Record<string, string>, now, minutes) => {
    const pace = {
      busyUntil: busyUntil ? at(busyUntil) : null,
      freshUntil: freshUntil ? at(freshUntil) : null,
    };
    expect(minutesUntilNext(now, pace)).toBe(minutes);
  });
});

/** Moments of polls from one local time to another. */
function pollsOf(published: Date[], from: string, until: string): Date[] {
  const rhythm = rhythmOf(published, at(from), calendar);
  const polls: Date[] = [];
  for (let now = at(from); now < at(until); ) {
    polls.push(now);
    now = nextPollAt(now, { failures: 0, rhythm }, calendar);
  }
  return polls;
}

function localHour(moment: Date): number {
  return Math.floor((moment.getTime() + 8 * 3_600_000) / 3_600_000) % 24;
}

describe('a source that publishes at ten on working days', () => {
  const atTen = (from: string, days: number) =>
    [...Array(days).keys()]
      .map((day) => new Date(at(from).getTime() + day * DAY + ((day * 7) % 25) * MINUTE))
      .filter((moment) => calendar.kindOf(moment.toISOString().slice(0, 10)).working);
  const polls = pollsOf(atTen('2026-09-28 09:50', 56), '2026-11-23 00:00', '2026-11-30 00:00');

  test('is seen within minutes then', () => {
    for (const published of atTen('2026-11-23 09:50', 7)) {
      const seen = polls.find((poll) => poll >= published) ?? new Date(0);
      expect((seen.getTime() - published.getTime()) / MINUTE).toBeLessThan(8);
    }
    expect(
      polls.filter((poll) => localHour(poll) === 10 && poll < at('2026-11-24 00:00')).length,
    ).toBeGreaterThan(10);
  });

  test('is rarely asked at night, and never less than every two hours', () => {
    const nightly = polls.filter((poll) => localHour(poll) >= 22 || localHour(poll) < 7).length / 7;
    expect(nightly).toBeLessThanOrEqual(6);
    polls.slice(1).forEach((poll, index) => {
      expect(poll.getTime() - (polls[index]?.getTime() ?? 0)).toBeLessThanOrEqual(LONGEST_PAUSE_MS);
    });
  });

  test('costs less than three quarters of asking every five minutes in office hours and every half hour else', () => {
    const blind = pollsOf([], '2026-11-23 00:00', '2026-11-30 00:00');
    expect(polls.length).toBeLessThan(blind.length * 0.75);
  });
});

test('a source that publishes in the evening is asked more often in the evening than at noon', () => {
  const evenings = [...Array(20).keys()].map((day) => new Date(at('2026-11-01 20:10').getTime() + day * DAY));
  const polls = pollsOf(evenings, '2026-11-23 00:00', '2026-11-24 00:00');
  const during = (hour: number) => polls.filter((poll) => localHour(poll) === hour).length;
  expect(during(20)).toBeGreaterThan(during(12));
});

test('a source that published only a few times, or on two days only, has no rhythm yet', () => {
  const once = [...Array(20).keys()].map(
    (minute) => new Date(at('2026-11-20 09:00').getTime() + minute * MINUTE),
  );
  expect(rhythmOf(once, at('2026-11-21 00:00'), calendar)).toBeNull();
  expect(rhythmOf([], at('2026-11-21 00:00'), calendar)).toBeNull();
});
