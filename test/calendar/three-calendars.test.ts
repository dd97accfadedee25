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

/** The days on which another calendar departs from ours, with what the notice of the year says of them. */
const ERRORS = {
  tyme4ts: {},
  'holiday-calendar': {
    '2016-04-02': '国办发明电〔2015〕18号：清明节4月4日放假，与周末连休，周六不上班',
    '2018-06-16': '国办发明电〔2017〕12号：端午节6月18日放假，与周末连休，周六不上班',
    '2018-09-22': '国办发明电〔2017〕12号：中秋节9月24日放假，与周末连休，周六不上班',
  },
  'chinese-workday': {
    '2018-01-01': '国办发明电〔2017〕12号：元旦1月1日放假',
    '2020-01-31': '国办发明电〔2020〕1号：春节假期延长至2月2日',
    '2020-02-01': '国办发明电〔2020〕1号：春节假期延长至2月2日，原定2月1日上班取消',
    '2023-01-03': '国办发明电〔2022〕16号：元旦放假至1月2日，1月3日上班',
  },
} as const;

describe('on every day of 2016 to 2026 the working days agree with', () => {
  const ours = workingDays();
  test.each([
    ['tyme4ts', byTyme],
    ['holiday-calendar', byHolidayCalendar],
    ['chinese-workday', (date: string) => chineseWorkday.isWorkday(date)],
  ] as const)('%s, but for the days on which that one departs from the notice', (name, isWorked) => {
    const days = everyDay();
    expect(days).toHaveLength(4018);
    const differing = days.filter((date) => ours.kindOf(date).working !== isWorked(date));
    expect(differing).toEqual(Object.keys(ERRORS[name]));
  });
});
