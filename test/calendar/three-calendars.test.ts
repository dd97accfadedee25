import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as chineseWorkday from 'chinese-workday';
import { LegalHoliday } from 'tyme4ts';
import { describe, expect, test } from 'vitest';
import { workingDays } from '../../src/calendar/working-days.ts';

interface HolidayCalendarYear {
  dates: { date: string; type: 'public_holiday' | 'transfer_workday' }[];
}

const require = createRequire(import.meta.url);
const home = require.resolve('holiday-calendar').replace(/src\/.*$/, '');
const YEARS = Array.from({ length: 11 }, (_, index) => 2016 + index);

const isWeekday = (date: string) => Temporal.PlainDate.from(date).dayOfWeek <= 5;

const named = new Map(
  YEARS.flatMap((year) => {
    const file = readFileSync(`${home}data/CN/${year}.json`, 'utf8');
    return (JSON.parse(file) as HolidayCalendarYear).dates.map(({ date, type }) => [date, type] as const);
  }),
);

function byTyme(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return LegalHoliday.fromYmd(year, month, day)?.isWork() ?? isWeekday(date);
}

function byHolidayCalendar(date: string): boolean {
  const type = named.get(date);
  return type ? type === 'transfer_workday' : isWeekday(date);
}

function everyDay(): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from('2016-01-01'); day.year <= 2026; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}

const OTHERS = {
  tyme4ts: byTyme,
  'holiday-calendar': byHolidayCalendar,
  'chinese-workday': (date: string) => chineseWorkday.isWorkday(date),
};
type Other = keyof typeof OTHERS;

/** The days on which another calendar departs from ours; on each of them the two others agree with ours. */
const DEPARTURES: Record<Other, string[]> = {
  tyme4ts: [],
  // Saturdays of long weekends.
  'holiday-calendar': ['2016-04-02', '2018-06-16', '2018-09-22'],
  // A New Year's Day, the longer spring festival of 2020, and the day after a New Year's weekend.
  'chinese-workday': ['2018-01-01', '2020-01-31', '2020-02-01', '2023-01-03'],
};
const NAMES = Object.keys(OTHERS) as Other[];

describe('on every day of 2016 to 2026 the working days agree with', () => {
  const ours = workingDays();
  test.each(NAMES)('%s, but for days on which the two others agree with them', (name) => {
    const days = everyDay();
    expect(days).toHaveLength(4018);
    const differing = days.filter((date) => ours.kindOf(date).working !== OTHERS[name](date));
    expect(differing).toEqual(DEPARTURES[name]);
    const rest = NAMES.filter((other) => other !== name);
    for (const date of differing)
      expect(rest.map((other) => OTHERS[other](date))).toEqual([1, 2].map(() => ours.kindOf(date).working));
  });
});
