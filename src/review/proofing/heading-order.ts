import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof, type Verdict } from './check.ts';
import { type Line, linesOf } from './lines.ts';
import { wholeNumber } from './whole-number.ts';

const CHINESE = '[一二三四五六七八九十]{1,3}';
/** The levels of headings in their order: 一、（一）1.（1）. */
const LEVELS = [
  new RegExp(`^(${CHINESE})、(?![一二三四五六七八九十])`),
  new RegExp(`^[（(](${CHINESE})[)）]`),
  /^(\d{1,2})[.．、](?![\d.．])/,
  /^[（(](\d{1,2})[)）]/,
];
const MALFORMED: readonly [RegExp, reason: string, right: (number: string) => string][] = [
  [new RegExp(`^[（(](${CHINESE})[)）][、，,.．]`), '（一）之后不加标点', (number) => `（${number}）`],
  [/^[（(](\d{1,2})[)）][、，,.．](?!\d)/, '（1）之后不加标点', (number) => `（${number}）`],
  [
    new RegExp(`^(${CHINESE})[.．，,](?![一二三四五六七八九十])(?=[\\u4e00-\\u9fff])`),
    '“一”之后用顿号',
    (number) => `${number}、`,
  ],
  [new RegExp(`^第(${CHINESE})、`), '“第一”之后用逗号', (number) => `第${number}，`],
];
/** Only the upper levels are surely one series through a text; lists of figures begin anew and go on elsewhere. */
const UPPER = 2;

/** Finds headings out of their order, or with the wrong mark after the number (GB/T 9704—2012, 7.3.3). */
export const headingOrder: Check = (proof) =>
  inEach(proof, (text, field) => {
    if (field !== 'body') return [];
    const reached: (number | undefined)[] = [];
    return linesOf(text).flatMap((line) => [...judgeForm(proof, line), ...judgeOrder(proof, line, reached)]);
  });

function judgeForm(proof: Proof, { text, start }: Line): Fault[] {
  for (const [form, reason, right] of MALFORMED) {
    const match = form.exec(text);
    const range: [number, number] = [start, start + (match?.[0].length ?? 0)];
    const verdict = { severity: Severity.HINT, reason, suggestion: right(match?.[1] ?? '') };
    if (match) return [faultAt(proof, 'body', range, verdict)];
  }
  return [];
}

function judgeOrder(proof: Proof, { text, start }: Line, reached: (number | undefined)[]): Fault[] {
  const level = LEVELS.findIndex((form) => form.test(text));
  if (level < 0) return [];
  const [mark, figures = ''] = LEVELS[level]?.exec(text) ?? [''];
  const number = wholeNumber(figures);
  const before = reached[level];
  reached.length = level;
  reached[level] = number;
  const isInOrder = number === 1 || before === undefined || number === before + 1 || level >= UPPER;
  if (isInOrder) return [];
  const verdict: Verdict = {
    severity: Severity.WARN,
    reason:
      number === before
        ? `层次序号“${mark}”重复`
        : `层次序号由${numeral(before)}到${numeral(number)}，不连续`,
  };
  return [faultAt(proof, 'body', [start, start + mark.length], verdict)];
}

function numeral(value: number): string {
  const digits = '〇一二三四五六七八九';
  if (value < 10) return digits[value] ?? '';
  return `${value < 20 ? '' : digits[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : digits[value % 10]}`;
}
