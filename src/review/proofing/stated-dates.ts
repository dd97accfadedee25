import { wholeNumber } from './whole-number.ts';

/** A date as a text states it, with its place in the text; the year is null where the text leaves it out. */
export interface StatedDate {
  start: number;
  end: number;
  year: number | null;
  month: number;
  day: number;
}

const FORMS = [
  /(?<![\d.])(?:((?:19|20)\d{2})[ \t]*年[ \t]*)?(\d{1,2})[ \t]*月[ \t]*(\d{1,2})[ \t]*[日号](?![a-z楼线院])/gi,
  /([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/g,
  /(?<![\w./-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?![\w/-]|\.\d)/g,
  /(?<![\w./-])((?:19|20)\d{2})[./](0?[1-9]|1[0-2])[./](\d{1,2})(?![\w/-]|\.\d)/g,
];
const LUNAR = /[农阴旧夏]历[^，。；\n]{0,6}$/;

/** The dates a text states, in its order: 2026年11月22日, 11月22日, 二〇二六年十一月二十二日, 2026-11-22, 2026.11.22; days of the lunar calendar are none. */
export function statedDates(text: string): StatedDate[] {
  const dates = FORMS.flatMap((form) => [...text.matchAll(form)].map(dateOf));
  return dates
    .filter(({ start }) => !LUNAR.test(text.slice(Math.max(0, start - 8), start)))
    .sort((a, b) => a.start - b.start);
}

function dateOf(match: RegExpExecArray): StatedDate {
  const [whole, year, month = '', day = ''] = match;
  return {
    start: match.index,
    end: match.index + whole.length,
    year: year ? wholeNumber(year) : null,
    month: wholeNumber(month),
    day: wholeNumber(day),
  };
}

/** Rule: whether the calendar has such a day; without a year, whether it has one in some year. */
export function exists({ year, month, day }: Pick<StatedDate, 'year' | 'month' | 'day'>): boolean {
  const last = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** `YYYY-MM-DD` of a date. */
export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
