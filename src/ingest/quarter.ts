import type { Calendar } from '../calendar/deadline.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;
const DAY_FROM = 7;
const DAY_UNTIL = 22;

/** What kind of time a quarter of an hour is: on a working day or not, and in office hours, by day or at night. */
export interface Quarter {
  time: 'OFFICE' | 'DAY' | 'NIGHT';
  working: boolean;
  /** By how many ms local time is ahead of UTC. */
  zoneOffset: number;
}

const known = new WeakMap<Calendar, Map<number, Quarter>>();

/**
 * Rule: the kind of the quarter of an hour an instant (ms) lies in, told by its first minute. Office time is from opening
 * to closing of a working day, the noon break included; night is from ten to seven. Remembered with the calendar.
 */
export function kindOfQuarter(at: number, calendar: Calendar): Quarter {
  const quarter = Math.floor(at / QUARTER);
  const quarters = known.get(calendar) ?? new Map<number, Quarter>();
  if (quarters.size === 0) known.set(calendar, quarters);
  const present = quarters.get(quarter);
  if (present) return present;
  const judged = judge(quarter * QUARTER, calendar);
  quarters.set(quarter, judged);
  return judged;
}

/** Rule: the local hour of the day, 0 to 23, of an instant. */
export function hourOf(at: number, zoneOffset: number): number {
  return Math.floor((at + zoneOffset) / HOUR) % 24;
}

function judge(at: number, { kindOf, office }: Calendar): Quarter {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(office.zone);
  const { working } = kindOf(local.toPlainDate().toString());
  const time = local.toPlainTime().toString().slice(0, 5);
  const isOffice =
    working && time >= office.shifts[0].opensAt && time < (office.shifts.at(-1)?.closesAt ?? '');
  const isDay = local.hour >= DAY_FROM && local.hour < DAY_UNTIL;
  const zoneOffset = local.offsetNanoseconds / 1_000_000;
  return { time: isOffice ? 'OFFICE' : isDay ? 'DAY' : 'NIGHT', working, zoneOffset };
}
