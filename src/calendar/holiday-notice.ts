import { must, type Wording } from '../platform/refusal.ts';
import type { SpecialDay } from './working-days.ts';

/** The holidays of a year as the yearly notice of the General Office of the State Council arranges them. */
export interface HolidayNotice {
  year: number;
  /** Addresses of the notices. */
  papers: string[];
  days: SpecialDay[];
}

const MOST_DAYS = 150;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const ILL_FORMED: Wording = {
  zh: '节假日数据须为holiday-cn格式的JSON：{ year, papers, days: [{ name, date, isOffDay }] }',
  en: 'The holidays must be JSON as of holiday-cn: { year, papers, days: [{ name, date, isOffDay }] }',
};

/**
 * Rule: reads the holidays of a year in the JSON of holiday-cn. BAD_USER_INPUT where it is not that, names a day twice or
 * of another year, or lacks 1 January or 1 October: a year that is announced has both off, and an empty file has neither.
 */
export function readNotice(given: unknown): HolidayNotice {
  const { year, papers, days } = objectOf(given);
  must(
    Number.isInteger(year) && Array.isArray(days) && days.length <= MOST_DAYS,
    'BAD_USER_INPUT',
    ILL_FORMED,
  );
  const read = days.map((day) => dayOf(objectOf(day), Number(year)));
  must(new Set(read.map(({ date }) => date)).size === read.length, 'BAD_USER_INPUT', {
    zh: '同一日期出现了两次',
    en: 'A day is named twice',
  });
  const isOff = (date: string) => read.some((day) => day.date === date && day.kind === 'off');
  must(isOff(`${year}-01-01`) && isOff(`${year}-10-01`), 'BAD_USER_INPUT', {
    zh: `${year}年的节假日安排不完整（缺元旦或国庆节），可能尚未公布`,
    en: `The holidays of ${year} are not whole: 1 January or 1 October is missing; they may not be announced yet`,
  });
  const addresses = Array.isArray(papers) ? papers.filter((paper) => typeof paper === 'string') : [];
  return {
    year: Number(year),
    papers: addresses.slice(0, 5).map((paper) => paper.slice(0, 300)),
    days: read,
  };
}

/** Whether a text names a real day, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function dayOf({ date, isOffDay }: Record<string, unknown>, year: number): SpecialDay {
  must(
    typeof date === 'string' && isDate(date) && typeof isOffDay === 'boolean',
    'BAD_USER_INPUT',
    ILL_FORMED,
  );
  // The holiday of New Year's Day may begin in the year before.
  const isOfYear = date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
  must(isOfYear, 'BAD_USER_INPUT', { zh: `${date}不是${year}年的日期`, en: `${date} is not of ${year}` });
  return { date, kind: isOffDay ? 'off' : 'workday' };
}

function objectOf(given: unknown): Record<string, unknown> {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  must(isObject, 'BAD_USER_INPUT', ILL_FORMED);
  return given as Record<string, unknown>;
}
