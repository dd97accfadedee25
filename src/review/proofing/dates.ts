import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof } from './check.ts';
import { type TextField } from './fields.ts';
import { exists, type StatedDate, statedDates } from './stated-dates.ts';
import { textDay } from './text-day.ts';

const WEEKDAYS = '日一二三四五六';
const WEEKDAY =
  /^[ \t]*(?:上午|下午|晚上?|中午)?[（(，,、 ]?(?:星期|周|礼拜)([日天一二三四五六])(?![至到、和—\-~－～]|[年岁期])[）)]?/;
/** So far back a year is looked for that a date without one may be of. */
const REACH = 2_000;
const YEAR = /(?<!\d)((?:19|20)\d{2})年/g;

/** Finds dates that the calendar does not have, and weekdays that are not those of their dates. */
export const dates: Check = (proof) =>
  inEach(proof, (text, field) =>
    statedDates(text).flatMap((date) => {
      if (exists(date)) return judgeWeekday(proof, field, date);
      const passage = text.slice(date.start, date.end);
      const reason = `日历上没有“${passage}”这一天`;
      return [faultAt(proof, field, [date.start, date.end], { severity: Severity.WARN, reason })];
    }),
  );

function judgeWeekday(proof: Proof, field: TextField, date: StatedDate): Fault[] {
  const text = proof.texts[field];
  const match = WEEKDAY.exec(text.slice(date.end, date.end + 12));
  if (!match) return [];
  const stated = WEEKDAYS.indexOf((match[1] ?? '').replace('天', '日'));
  const years =
    date.year === null
      ? likelyYears(proof, text.slice(Math.max(0, date.start - REACH), date.start))
      : [date.year];
  const weekdays = years.map((year) => new Date(Date.UTC(year, date.month - 1, date.day)).getUTCDay());
  if (weekdays.includes(stated)) return [];
  const right = WEEKDAYS[weekdays[0] ?? 0] ?? '';
  const end = date.end + match[0].length;
  const excerpt = text.slice(date.start, end);
  const severity = date.year === null ? Severity.HINT : Severity.WARN;
  const reason = `${years[0]}年${date.month}月${date.day}日是星期${right}`;
  const suggestion = excerpt.replace(/(星期|周|礼拜)[日天一二三四五六]/, `$1${right}`);
  return [faultAt(proof, field, [date.start, end], { severity, reason, suggestion })];
}

/** The years a date without one may be of: that last named before it, that of the text, and the year over the nearer turn. */
function likelyYears(proof: Proof, before: string): number[] {
  const [year = 0, month = 0] = textDay(proof).split('-').map(Number);
  const named = [...before.matchAll(YEAR)].at(-1)?.[1];
  const nextTo = month >= 7 ? year + 1 : year - 1;
  return [...(named ? [Number(named)] : []), year, nextTo];
}
