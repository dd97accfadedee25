import type { Calendar } from '../calendar/deadline.ts';
import { hourOf, kindOfQuarter, type Quarter } from './quarter.ts';
import { type Rhythm, rateAt } from './rhythm.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const IN_OFFICE_HOURS = 5;
const ELSE = 30;
const PUSHED = 30;
const LONGEST_WHEN_FAILING = 60;
const SHORTEST = 2;
/** Minutes between two polls of a source that publishes once an hour; of one that publishes n times, by the root of n less. */
const AT_ONE_AN_HOUR = 3;
/** Minutes between two polls at most while nothing is known to be published at that hour. */
const IDLE = { OFFICE: 10, DAY: 60, NIGHT: 120 };

/** No poll is ever put off for longer than this; a time further ahead was written by a clock that stood wrong. */
export const LONGEST_PAUSE_MS = IDLE.NIGHT * MINUTE;

/** What the pace of a feed follows. */
export interface Pace {
  /** Failures in a row. */
  failures: number;
  /** At what hours it publishes; null while too little is known of it. */
  rhythm: Rhythm | null;
  /** Whether a hub tells us what is new. */
  isPushed?: boolean;
  /** Until when the upstream asked to be left alone (Retry-After). */
  busyUntil?: Date | null;
  /** Until when the upstream said that its answer holds (Cache-Control, Expires). */
  freshUntil?: Date | null;
}

/**
 * Rule: when a feed is to be polled next. A feed of unknown rhythm comes every five minutes in office hours (opening to
 * closing time of a working day, the noon break included) and every thirty at other times. One whose hours are known
 * comes every two to ten minutes in office hours, within the hour by day and within two at night, the more often the more
 * it publishes at that hour. What a
 * hub pushes to us comes every half hour at most. A pause that reaches into busier hours ends the sooner. Each failure in a row doubles
 * the pause, up to an hour. An upstream that asks for more time gets it: two hours at most when it is busy; when its
 * answer still holds, what would be the longest pause at this hour. There is no number of failures after which polling stops.
 */
export function nextPollAt(now: Date, pace: Pace, calendar: Calendar): Date {
  const at = now.getTime();
  const due = pace.failures > 0 ? afterFailure(at, pace, calendar) : afterSuccess(at, pace, calendar);
  return new Date(Math.max(due, ...asked(at, pace, calendar)));
}

function asked(at: number, { busyUntil, freshUntil }: Pace, calendar: Calendar): number[] {
  const busy = busyUntil ? [Math.min(busyUntil.getTime(), at + LONGEST_PAUSE_MS)] : [];
  if (!freshUntil) return busy;
  return [...busy, Math.min(freshUntil.getTime(), at + IDLE[kindOfQuarter(at, calendar).time] * MINUTE)];
}

function afterFailure(at: number, pace: Pace, calendar: Calendar): number {
  const pause = minutesAt(at, kindOfQuarter(at, calendar), pace);
  const longer = Math.min(LONGEST_WHEN_FAILING, pause * 2 ** Math.min(pace.failures, 10));
  return at + Math.max(pause, longer) * MINUTE;
}

/** Walks from quarter to quarter of an hour, each of which uses up its share of the pause at its own pace. */
function afterSuccess(at: number, pace: Pace, calendar: Calendar): number {
  let left = 1;
  for (let from = at; ; ) {
    const pause = minutesAt(from, kindOfQuarter(from, calendar), pace) * MINUTE;
    const until = (Math.floor(from / QUARTER) + 1) * QUARTER;
    if (from + left * pause <= until) return Math.ceil(from + left * pause);
    left -= (until - from) / pause;
    from = until;
  }
}

function minutesAt(at: number, quarter: Quarter, { rhythm, isPushed = false }: Pace): number {
  const minutes = ownMinutes(at, quarter, rhythm);
  return isPushed ? Math.max(PUSHED, minutes) : minutes;
}

function ownMinutes(at: number, { time, working, zoneOffset }: Quarter, rhythm: Rhythm | null): number {
  if (rhythm === null) return time === 'OFFICE' ? IN_OFFICE_HOURS : ELSE;
  const rate = rateAt(rhythm, working, hourOf(at, zoneOffset));
  if (rate === 0) return IDLE[time];
  return Math.max(SHORTEST, Math.min(IDLE[time], AT_ONE_AN_HOUR / Math.sqrt(rate)));
}
