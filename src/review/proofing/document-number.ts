import { Severity } from '../finding.ts';
import { type Check, findAll, type Verdict } from './check.ts';

// Characters that end the name of an issuer's series, as 国发, 粤府办, 公告, 自然资（规）; a case number （2026）粤01民终1号 begins with its bracket.
const SERIES = '[发函办字令规通告呈批复议纪要审文电党政建财教人社医农税水环市监民住][）)]?';
const YEAR =
  '(?:[\\[({【［（〔﹝〈<「][ \\t]*(?:19|20)\\d{2}|[\\[【［〔﹝][ \\t]*\\d{2})年?[ \\t]*[\\])}】］）〕﹞〉>」]';
const SERIAL = '第?[ \\t]*\\d{1,5}[ \\t]*号(?![楼线院房机馆门路仓厅窗])';
const NUMBER = new RegExp(`(?<=(${SERIES}))[ \\t]*${YEAR}[ \\t]*${SERIAL}`, 'g');

const FAULTS: readonly [RegExp, string][] = [
  [/^\s*[^〔\s]|[^〕\d年第\s](?=\s*第?\s*\d+\s*号)/, '年份应使用六角括号〔〕'],
  [/^\s*.\s*\d{2}\D/, '年份应标全称'],
  [/年/, '年份不加“年”字'],
  [/\D0\d*\s*号/, '序号不编虚位'],
  [/\s/, '中间不空格'],
];

/** Finds document numbers whose year is not in 〔〕 and in full, or whose serial is padded (党政机关公文格式 GB/T 9704—2012, 7.2.5). */
export const documentNumber: Check = (proof) => findAll(proof, NUMBER, judge);

function judge(match: RegExpExecArray): Verdict | null {
  const [number, series = ''] = match;
  // Orders and announcements are numbered 第…号 (中国人民银行令〔2020〕第3号).
  const hasOrdinal = number.includes('第');
  const maySayOrdinal = /[令告]/.test(series);
  const faults = FAULTS.flatMap(([pattern, reason]) => (pattern.test(number) ? [reason] : []));
  if (hasOrdinal && !maySayOrdinal) faults.push('序号不加“第”字');
  if (faults.length === 0) return null;
  const [year = '', serial = ''] = number.match(/\d+/g) ?? [];
  const full = year.length === 4 ? year : `20${year}`;
  return {
    severity: Severity.WARN,
    reason: `发文字号的${faults.join('，')}`,
    suggestion: `〔${full}〕${hasOrdinal && maySayOrdinal ? '第' : ''}${Number(serial)}号`,
  };
}
