import { ContentKind } from '../../content/content-kind.ts';
import { Severity } from '../finding.ts';
import { type Check, faultAt, type Verdict } from './check.ts';
import { linesOf } from './lines.ts';
import { officialTitle } from './official-title.ts';
import { textDay } from './text-day.ts';
import { wholeNumber } from './whole-number.ts';

const FIGURE = '[〇零○Ｏ0-9一二三四五六七八九十]';
const CLOSING = new RegExp(
  `^(?:(${FIGURE}{2,4})\\s*年\\s*(${FIGURE}{1,3})\\s*月\\s*(${FIGURE}{1,3})\\s*[日号]|((?:19|20)?\\d{2})([-./])(\\d{1,2})\\5(\\d{1,2}))$`,
);
/** From this day the format asks for Arabic figures. */
const SINCE = '2012-07-01';
/** Documents that carry the date of their signing below the text; orders and bulletins carry it below the title. */
const DATED = new Set(['通知', '意见', '批复', '函', '报告', '请示', '通报', '公告', '通告']);

/** Finds policies without the day of signing below the text, and such days that are not written as 2026年1月5日 (GB/T 9704—2012, 7.3.5.4). */
export const closingDate: Check = (proof) => {
  const { title, body } = proof.texts;
  if (proof.snapshot.kind !== ContentKind.POLICY || textDay(proof) < SINCE) return [];
  const lines = linesOf(body);
  const dated = lines.filter(({ text }) => CLOSING.test(text));
  const last = dated.findLast(({ start }) => start > 0);
  if (!last) {
    const isDue =
      DATED.has(officialTitle(title).genre ?? '') &&
      lines.length > 2 &&
      !/\d{4}年\d{1,2}月\d{1,2}日\s*$/.test(body);
    const reason = '文末未见成文日期；成文日期写在发文机关署名之下';
    return isDue
      ? [faultAt(proof, 'body', [body.length, body.length], { severity: Severity.HINT, reason })]
      : [];
  }
  const verdict = judge(last.text);
  return verdict ? [faultAt(proof, 'body', [last.start, last.end], verdict)] : [];
};

function judge(text: string): Verdict | null {
  const match = CLOSING.exec(text);
  const [year = '', month = '', day = ''] = match?.[1]
    ? match.slice(1, 4)
    : [match?.[4], match?.[6], match?.[7]];
  const right = `${fullYear(year)}年${wholeNumber(month)}月${wholeNumber(day)}日`;
  if (text === right || Number.isNaN(wholeNumber(month)) || Number.isNaN(wholeNumber(day))) return null;
  return { severity: Severity.HINT, reason: reasonOf(text, year), suggestion: right };
}

function reasonOf(text: string, year: string): string {
  if (/[〇零○Ｏ一二三四五六七八九十]/.test(text)) return '成文日期用阿拉伯数字';
  if (/[-./]/.test(text)) return '成文日期写明年、月、日';
  if (year.length === 2) return '成文日期的年份应标全称';
  if (/[年月]\s*0\d/.test(text)) return '成文日期的月、日不编虚位';
  return text.endsWith('号') ? '成文日期写“日”，不写“号”' : '成文日期中间不空格';
}

function fullYear(year: string): number {
  const value = wholeNumber(year.replace('Ｏ', '〇'));
  return value < 100 ? value + 2000 : value;
}
