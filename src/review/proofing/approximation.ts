import { Severity } from '../finding.ts';
import { type Check, findAll, type Verdict } from './check.ts';

const FIGURE = '(?:(?<![\\d.,])\\d[\\d,.]{0,14}\\s?[万亿千百]{0,2}|[一二三四五六七八九十百千万亿两]{1,6})';
const UNIT =
  '(?:%|％|个?百分点|[年月天日人户名家个件项起例亩套辆台元次份吨米里时分岁倍成]|公里|公顷|小时|平方米|万元|亿元)?';
const AMOUNT = `${FIGURE}${UNIT}`;

/** What is said twice, or against itself, about one figure; with what to leave out. */
const CONTRADICTIONS: readonly [pattern: RegExp, reason: string][] = [
  [
    new RegExp(`(?:大约|约|大概|近|将近|接近)\\s*${AMOUNT}(?:左右|上下)`, 'g'),
    '约数重复，“约”与“左右”只用一个',
  ],
  [new RegExp(`(?:近|将近|接近)\\s*${FIGURE}[多余几]${UNIT}`, 'g'), '“近”是不足，“多”“余”是有余，二者矛盾'],
  [new RegExp(`(?:大约|约|大概)\\s*${FIGURE}[多余几]${UNIT}`, 'g'), '约数重复，“约”与“多”“余”只用一个'],
  [new RegExp(`(?:超过|超|突破|高于|多于|大于)\\s*${AMOUNT}以上`, 'g'), '“超过”与“以上”重复'],
  [new RegExp(`(?:不足|不到|低于|少于|小于|未满|不满)\\s*${AMOUNT}以下`, 'g'), '“不足”与“以下”重复'],
  [new RegExp(`(?:至少|最少|不少于|不低于)\\s*${AMOUNT}以上`, 'g'), '“至少”与“以上”重复'],
  [new RegExp(`(?:至多|最多|不超过|不多于|不高于)\\s*${AMOUNT}以下`, 'g'), '“最多”与“以下”重复'],
  [new RegExp(`(?:至少|最少|不少于)\\s*${AMOUNT}(?:左右|上下)`, 'g'), '“至少”与“左右”矛盾'],
  [new RegExp(`${FIGURE}[多余]${UNIT}(?:左右|上下|以上)`, 'g'), '约数重复，“多”“余”与“左右”“以上”只用一个'],
  [new RegExp(`(?:超过|突破)\\s*${AMOUNT}(?:左右|上下)`, 'g'), '“超过”与“左右”矛盾'],
];
const TIMES =
  /(?:减少|降低|下降|缩短|缩小|减轻|压缩|回落)(?:了|到|至|为)?\s*(?:近|约)?(?:\d[\d.]{0,9}|[一二三四五六七八九十百两]{1,3})倍/g;
const RANGE =
  /(?<![\d.—\-~～至])(\d{1,5}(?:\.\d{1,4})?)\s?[—～~\-－–]{1,2}\s?(\d{1,5}(?:\.\d{1,4})?)\s?([%％])/g;

/** Finds figures whose words of measure say a thing twice or gainsay it, and falls by so many times (GB/T 15835—2011). */
export const approximation: Check = (proof) => [
  ...CONTRADICTIONS.flatMap(([pattern, reason]) =>
    findAll(proof, pattern, (): Verdict => ({ severity: Severity.HINT, reason })),
  ),
  ...findAll(proof, TIMES, () => ({
    severity: Severity.WARN,
    reason: '减少不用倍数，应写“减少几成”或百分之几',
  })),
  ...findAll(proof, RANGE, ([, from = '', to = '']) => ({
    severity: Severity.HINT,
    reason: '百分数的范围，两端都写百分号',
    suggestion: `${from}%—${to}%`,
  })),
];
