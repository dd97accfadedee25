import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof, type Verdict } from './check.ts';
import { type TextField } from './fields.ts';
import { halfWidth, withoutAddresses } from './same-length.ts';

const HAN = '\\u4e00-\\u9fff';
const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

const HALF = new RegExp(`(?<=[${HAN}》）”’】〕][ \\t]?)[,;:?!](?=[ \\t]?(?:[${HAN}《（“‘【〔]|$))`, 'gm');
const HALF_WIDTH = '中文之间应使用全角标点';
/** So many half-width signs are told one by one. */
const SINGLY = 10;
const BRACKETS = /\(([^()（）\n]{1,80})\)/g;
const MIXED = /（[^()（）\n]{0,80}\)|\([^()（）\n]{0,80}）/g;
const FULL = /[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*/g;
const DOTS = new RegExp(`(?<=[${HAN}，。、；：？！》）”])\\.{3,}(?!\\d)|\\.{3,}(?=[${HAN}])`, 'g');

/** Finds punctuation of the wrong width: half-width signs between Chinese characters, full-width figures and letters, dots for …… (GB/T 15834—2011, GB/T 15835—2011). */
export const punctuation: Check = (proof) =>
  inEach(proof, (text, field) => {
    const plain = withoutAddresses(text);
    const look = (pattern: RegExp, judge: (match: RegExpExecArray) => Verdict | null) =>
      judged(proof, field, [...plain.matchAll(pattern)], judge);
    return [
      ...gathered(look(HALF, ([sign]) => warn(HALF_WIDTH, WIDE[sign]))),
      ...look(BRACKETS, judgeBrackets),
      ...look(MIXED, ([passage]) => warn('括号一半全角一半半角', `（${passage.slice(1, -1)}）`)),
      ...look(DOTS, () => warn('省略号应为“……”', '……')),
      ...look(FULL, ([figures]) => {
        return { severity: Severity.HINT, reason: '数字和字母应使用半角', suggestion: halfWidth(figures) };
      }),
    ];
  });

/** A text that is set in half-width signs throughout is told so once, not sign by sign. */
function gathered(faults: Fault[]): Fault[] {
  const [first] = faults;
  if (!first || faults.length <= SINGLY) return faults;
  return [{ ...first, reason: `${HALF_WIDTH}；此类共${faults.length}处` }];
}

function judged(
  proof: Proof,
  field: TextField,
  matches: RegExpExecArray[],
  judge: (match: RegExpExecArray) => Verdict | null,
): Fault[] {
  return matches.flatMap((match) => {
    const verdict = judge(match);
    return verdict ? [faultAt(proof, field, [match.index, match.index + match[0].length], verdict)] : [];
  });
}

/** Brackets are Chinese when Chinese stands in them and beside them. */
function judgeBrackets(match: RegExpExecArray): Verdict | null {
  const [whole, held = ''] = match;
  const before = match.input[match.index - 1] ?? '';
  const after = match.input[match.index + whole.length] ?? '';
  const isChinese = (text: string) => new RegExp(`[${HAN}]`).test(text);
  const isBeside = isChinese(before) || isChinese(after) || /[》）”。，；]/.test(before + after);
  if (!isChinese(held) || !isBeside) return null;
  return warn('中文之间应使用全角括号', `（${held}）`);
}

function warn(reason: string, suggestion: string | undefined): Verdict {
  return { severity: Severity.WARN, reason, suggestion };
}
