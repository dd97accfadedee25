import type { Calendar } from '../calendar/deadline.ts';
import { hourOf, kindOfQuarter } from './quarter.ts';

const HOURS = 24;
const DAY = 86_400_000;
const FEWEST = 5;
const FEWEST_DAYS = 3;
/** Days of a kind that are taken as watched at least, so that one early item does not pass for a habit. */
const WATCHED = { working: 5, rest: 2 };

/** For how long back a source's rhythm is learnt. */
export const RHYTHM_OF_MS = 56 * DAY;

/** How many items an hour a source publishes, by the hour of the day in local time, on working days and on days of rest. */
export interface Rhythm {
  working: number[];
  rest: number[];
}

/** Rule: the rhythm of a source that published at these moments up to now; null where they are fewer than five or on fewer than three days. */
export function rhythmOf(published: readonly Date[], now: Date, calendar: Calendar): Rhythm | null {
  const since = now.getTime() - RHYTHM_OF_MS;
  const moments = published.map((at) => at.getTime()).filter((at) => at > since && at <= now.getTime());
  const days = new Set(moments.map((at) => Math.floor((at + kindOfQuarter(at, calendar).zoneOffset) / DAY)));
  if (moments.length < FEWEST || days.size < FEWEST_DAYS) return null;
  const watched = daysBetween(Math.min(...moments), now.getTime(), calendar);
  const rhythm: Rhythm = { working: Array(HOURS).fill(0), rest: Array(HOURS).fill(0) };
  for (const at of moments) {
    const { working, zoneOffset } = kindOfQuarter(at, calendar);
    const kind = working ? 'working' : 'rest';
    const hour = hourOf(at, zoneOffset);
    rhythm[kind][hour] = (rhythm[kind][hour] ?? 0) + 1 / watched[kind];
  }
  return { working: rhythm.working.map(rounded), rest: rhythm.rest.map(rounded) };
}

/** Rule: what is to be expected at an hour: half of it by that hour, the other half by the hours beside it. */
export function rateAt(rhythm: Rhythm, working: boolean, hour: number): number {
  const rates = working ? rhythm.working : rhythm.rest;
  const of = (one: number) => rates[(one + HOURS) % HOURS] ?? 0;
  return of(hour) / 2 + (of(hour - 1) + of(hour + 1)) / 4;
}

function daysBetween(from: number, to: number, calendar: Calendar): { working: number; rest: number } {
  const days = { working: 0, rest: 0 };
  for (let at = from; at < to; at += DAY) days[kindOfQuarter(at, calendar).working ? 'working' : 'rest'] += 1;
  return {
    working: Math.max(WATCHED.working, days.working),
    rest: Math.max(WATCHED.rest, days.rest),
  };
}

function rounded(rate: number): number {
  return Math.round(rate * 1_000) / 1_000;
}
