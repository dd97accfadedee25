import type { Calendar, OfficeHours } from './deadline.ts';
import { type DayKind, publishedDays } from './published-days.ts';

/** One day somebody entered by hand or imported from a notice; it wins over the published data. */
export interface SpecialDay {
  date: string;
  kind: DayKind;
}

/** The usual hours of a government office on the mainland: 08:30–12:00 and 14:30–17:30, Asia/Shanghai. */
export const usualOfficeHours: OfficeHours = {
  zone: 'Asia/Shanghai',
  shifts: [
    { opensAt: '08:30', closesAt: '12:00' },
    { opensAt: '14:30', closesAt: '17:30' },
  ],
};

/**
 * Makes a Calendar of the published holidays with `entered` days laid over them. A day named nowhere is
 * worked from Monday to Friday. A year is known once both its 1 January and its 1 October are days off in
 * the data, because every yearly notice names both and a half-entered one lacks one of them.
 */
export function workingDays(
  entered: Iterable<SpecialDay> = [],
  office: OfficeHours = usualOfficeHours,
): Calendar {
  const overrides = new Map<string, DayKind>();
  for (const day of entered) overrides.set(day.date, day.kind);
  const kind = (date: string) => overrides.get(date) ?? publishedDays.get(date);
  const isOff = (date: string) => kind(date) === 'off' || kind(date) === 'in_lieu';
  return {
    office,
    kindOf: (date) => {
      const year = date.slice(0, date.indexOf('-', 1));
      const special = kind(date);
      return {
        working: special ? special === 'workday' : isWeekday(date),
        known: isOff(`${year}-01-01`) && isOff(`${year}-10-01`),
      };
    },
  };
}

function isWeekday(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 5;
}
