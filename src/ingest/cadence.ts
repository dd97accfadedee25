import type { Calendar } from '../calendar/deadline.ts';

const MINUTE = 60_000;
const IN_OFFICE_HOURS = 5;
const ELSE = 30;
const PUSHED = 30;
const LONGEST = 60;

/** No poll is ever put off for longer than this; a time further ahead was written by a clock that stood wrong. */
export const LONGEST_PAUSE_MS = LONGEST * MINUTE;

/**
 * Rule: when a feed is to be polled next. Five minutes on from `now` in office hours (opening to closing time of a
 * working day, the noon break included), thirty at other times; each failure in a row doubles that, up to an hour.
 * What a hub pushes to us (`isPushed`) is polled every half hour. There is no number of failures after which polling stops.
 */
export function nextPollAt(now: Date, failures: number, calendar: Calendar, isPushed = false): Date {
  const inOfficeHours = isPushed ? PUSHED : IN_OFFICE_HOURS;
  const base = isOfficeTime(now, calendar) ? inOfficeHours : ELSE;
  const minutes = failures > 0 ? Math.min(LONGEST, base * 2 ** Math.min(failures, 10)) : base;
  return new Date(now.getTime() + minutes * MINUTE);
}

function isOfficeTime(now: Date, { kindOf, office }: Calendar): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(office.zone);
  const time = local.toPlainTime().toString().slice(0, 5);
  const closesAt = office.shifts.at(-1)?.closesAt ?? '';
  return (
    kindOf(local.toPlainDate().toString()).working && time >= office.shifts[0].opensAt && time < closesAt
  );
}
