import { Severity } from '../finding.ts';
import { type Check, findAll, type Verdict } from './check.ts';
import { isoDate } from './stated-dates.ts';

const TO = '[ \\t]*起?[ \\t]*(?:至|到|[—–－~～―-]{1,2})[ \\t]*';
const WEEKDAY = '(?:[（(][^（()）\\n]{0,8}[）)])?';
const CLOCK = '(?:(?:上午|下午|晚上?)?\\d{1,2}(?:[:：]\\d{2}|[时点](?:\\d{1,2}分)?))?';
const DAYS = new RegExp(
  `(?<![\\d.])(?:((?:19|20)\\d{2})年)?(\\d{1,2})月(\\d{1,2})日${WEEKDAY}${CLOCK}${TO}(?:((?:19|20)\\d{2})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?![内游间后以])`,
  'g',
);
const ISO_DAYS = new RegExp(
  `(?<![\\w./-])((?:19|20)\\d{2})([-./])(\\d{1,2})\\2(\\d{1,2})${TO}((?:19|20)\\d{2})\\2(\\d{1,2})\\2(\\d{1,2})(?![\\w./-])`,
  'g',
);
const YEARS = new RegExp(`(?<![\\w./-])((?:19|20)\\d{2})年?${TO}((?:19|20)\\d{2})年(?!\\d)`, 'g');
const HOURS = new RegExp(
  `(?<![\\d:：])([01]?\\d|2[0-4])[:：]([0-5]\\d)${TO}([01]?\\d|2[0-4])[:：]([0-5]\\d)(?![\\d:：])`,
  'g',
);

const ENDS_FIRST: Verdict = { severity: Severity.WARN, reason: '结束时间早于开始时间' };

/** Finds ranges of days, years and hours that end before they begin; hours are a hint, as a night may lie between. */
export const dateRange: Check = (proof) => [
  ...findAll(proof, DAYS, judgeDays),
  ...findAll(proof, ISO_DAYS, ([, year, , month, day, endYear, endMonth, endDay]) =>
    dayOf(endYear, endMonth, endDay) < dayOf(year, month, day) ? ENDS_FIRST : null,
  ),
  ...findAll(proof, YEARS, ([, begin, end]) => (Number(end) < Number(begin) ? ENDS_FIRST : null)),
  ...findAll(proof, HOURS, judgeHours),
];

function judgeDays([, year, month, day, endYear, endMonth, endDay]: RegExpExecArray): Verdict | null {
  if (!year && endYear) return null;
  const begin = dayOf(year, month, day);
  const end = dayOf(endYear ?? year, endMonth ?? month, endDay);
  if (end >= begin) return null;
  // Without any year the range may lie across the turn of the year.
  if (!year && endMonth && endMonth !== month) return null;
  const reason = '结束日期早于开始日期；跨年的应写明“次年”或年份';
  return endYear || !endMonth || endMonth === month ? ENDS_FIRST : { severity: Severity.WARN, reason };
}

function judgeHours([, hour, minute, endHour, endMinute]: RegExpExecArray): Verdict | null {
  const begin = Number(hour) * 60 + Number(minute);
  const isOvernight = Number(hour) >= 17;
  if (isOvernight || Number(endHour) * 60 + Number(endMinute) >= begin) return null;
  return { severity: Severity.HINT, reason: '结束时间早于开始时间；下午的时间宜用24小时制' };
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string {
  return isoDate(Number(year ?? 0), Number(month), Number(day));
}
