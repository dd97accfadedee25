import { Severity } from '../finding.ts';
import { type Check, findAll, type Verdict } from './check.ts';

const FIGURE = '(\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,4})?)';
const UNIT = '(万?[人户名家个件项起例亩套辆台元次份宗所]|亿元|公里|吨|公顷|平方米)';
/** Pairs that leave nothing over. */
const PAIRS: readonly [one: string, other: string][] = [
  ['男性?', '女性?'],
  ['城镇(?:居民|人口|常住人口)?', '(?:农村|乡村)(?:居民|人口|常住人口)?'],
  ['汉族(?:人口)?', '(?:各)?少数民族(?:人口)?'],
  ['公办(?:幼儿园|学校|园)?', '民办(?:幼儿园|学校|园)?'],
  ['线上', '线下'],
  ['国有', '非国有'],
  ['新建', '续建'],
  ['中央(?:资金|财政|补助)?', '地方(?:资金|财政|配套)?'],
  ['收入', '支出'],
];
const WHOLE = `${FIGURE}\\s*${UNIT}(?![\\u4e00-\\u9fff]{0,4}[%％])[^。；;\\n\\d]{0,6}[，,（(：:]\\s*其中[，,：:]?\\s*`;
const patterns = PAIRS.filter(([one]) => one !== '收入').flatMap(([one, other]) => [
  pairOf(one, other),
  pairOf(other, one),
]);

function pairOf(one: string, other: string): RegExp {
  const part = (name: string) => `${name}[^，,、。；;\\n\\d]{0,8}?${FIGURE}\\s*\\2`;
  return new RegExp(`(?<![\\d.,])${WHOLE}${part(one)}[，,、；;]?\\s*(?:和|与)?${part(other)}`, 'g');
}

/** Finds wholes whose two parts, which leave nothing over, do not add up to them: 30人，其中男18人，女13人. */
export const sumOfParts: Check = (proof) => patterns.flatMap((pattern) => findAll(proof, pattern, judge));

function judge([, whole = '', unit = '', one = '', other = '']: RegExpExecArray): Verdict | null {
  const [stated, ...parts] = [whole, one, other].map((figures) => Number(figures.replaceAll(',', '')));
  const decimals = Math.max(...[whole, one, other].map((figures) => figures.split('.')[1]?.length ?? 0));
  const sum = parts.reduce((added, part) => added + part, 0);
  // Each of three figures may be rounded by half a unit of its last decimal.
  const allowed = decimals > 0 ? 1.5 * 10 ** -decimals : 0;
  if (Math.abs(sum - (stated ?? 0)) <= allowed + 1e-9) return null;
  return {
    severity: Severity.WARN,
    reason: `总数为${whole}${unit}，两部分相加为${sum.toFixed(decimals)}${unit}`,
  };
}
