/** How long a duty may take; a value that is not above zero counts as one. */
export interface Window {
  unit: 'WORKING_DAYS' | 'HOURS';
  value: number;
}

/** One unbroken stretch of office time within a day, as wall-clock times `HH:mm`. */
export interface Shift {
  opensAt: string;
  closesAt: string;
}

/** The shifts of a day, in ascending order and without overlap. */
export type Shifts = readonly [Shift, ...Shift[]];

/** Shifts from a day of every year (`MM-DD`) on, until the next season begins. */
export interface Season {
  from: string;
  shifts: Shifts;
}

/** The office hours of every working day, in one time zone; `shifts` where no season is given. */
export interface OfficeHours {
  zone: string;
  shifts: Shifts;
  seasons?: readonly Season[];
}

/** Whether people work on a day (`YYYY-MM-DD`), and whether the holidays of its year have been announced. */
export interface Calendar {
  kindOf(date: string): { working: boolean; known: boolean };
  office: OfficeHours;
}

/** When a duty falls due; provisional while the way there touches a year whose holidays are not known. */
export interface Deadline {
  dueAt: Date;
  provisional: boolean;
}

type Count = (workingDay: Temporal.PlainDate) => Temporal.ZonedDateTime | null;

const HOUR = 3_600_000;
const HORIZON_DAYS = 3_660;

/** Rule: the shifts of a day (`YYYY-MM-DD`): those of the season that began last, which may have been last year. */
export function shiftsOn({ shifts, seasons = [] }: OfficeHours, date: string): Shifts {
  const day = date.slice(-5);
  const inOrder = seasons.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return (inOrder.findLast(({ from }) => from <= day) ?? inOrder.at(-1))?.shifts ?? shifts;
}

/**
 * Gives the moment by which a duty that became open at `from` must be met. WORKING_DAYS ends at closing time
 * of the n-th working day after the day of `from`, or after the next working day when `from` is on a rest
 * day; HOURS ends when n office hours have run. A search without end stops after ten years, provisionally.
 */
export function deadline(from: Date, window: Window, calendar: Calendar): Deadline {
  const { office } = calendar;
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(office.zone);
  const value = window.value > 0 ? window.value : 1;
  const count =
    window.unit === 'HOURS'
      ? countHours(start, Math.ceil(value * HOUR), office)
      : countDays(Math.ceil(value), office);
  let date = start.toPlainDate();
  let provisional = false;
  for (let walked = 0; walked < HORIZON_DAYS; walked += 1) {
    const kind = calendar.kindOf(date.toString());
    provisional ||= !kind.known;
    const due = kind.working ? count(date) : null;
    if (due) return { dueAt: instantOf(due), provisional };
    date = date.add({ days: 1 });
  }
  return { dueAt: instantOf(closing(date, office)), provisional: true };
}

function countDays(value: number, office: OfficeHours): Count {
  // The first working day met is the day of availability itself, so it does not count.
  let left = value + 1;
  return (day) => {
    left -= 1;
    return left === 0 ? closing(day, office) : null;
  };
}

function countHours(start: Temporal.ZonedDateTime, milliseconds: number, office: OfficeHours): Count {
  let left = milliseconds;
  return (day) => {
    for (const shift of shiftsOn(office, day.toString())) {
      const opening = at(day, shift.opensAt, office);
      const begin = Temporal.ZonedDateTime.compare(opening, start) < 0 ? start : opening;
      const span = at(day, shift.closesAt, office).epochMilliseconds - begin.epochMilliseconds;
      if (span >= left) return begin.add({ milliseconds: left });
      left -= Math.max(0, span);
    }
    return null;
  };
}

function closing(day: Temporal.PlainDate, office: OfficeHours): Temporal.ZonedDateTime {
  const shifts = shiftsOn(office, day.toString());
  return at(day, (shifts.at(-1) ?? shifts[0]).closesAt, office);
}

function at(day: Temporal.PlainDate, time: string, office: OfficeHours): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: office.zone, plainTime: time });
}

function instantOf(time: Temporal.ZonedDateTime): Date {
  return new Date(time.epochMilliseconds);
}
