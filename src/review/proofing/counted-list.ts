import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof } from './check.ts';
import { type TextField } from './fields.ts';
import { wholeNumber } from './whole-number.ts';

const FIGURES = '\\d{1,2}|[二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?';
const UNIT = '(?:大类|方面|个方面|[项条个点类种款步])';
// A count announces a list when it stands close before a colon, or ends the line above the list.
const COUNT = new RegExp(
  `(?:共|以下|下列|如下|下面|包括|分为|提出|明确|做好|抓好|具备|符合|满足|有)(?:了|成|为|有)?[ \\t]?(${FIGURES})[ \\t]?${UNIT}[^。；;：:？！，,\\n]{0,14}[：:。]?`,
  'g',
);
const STYLES = [
  /^[ \t]*([一二三四五六七八九十]{1,3})、/,
  /^[ \t]*[（(]([一二三四五六七八九十]{1,3})[)）]/,
  /^[ \t]*(\d{1,2})[.．、](?!\d)/,
  /^[ \t]*[（(](\d{1,2})[)）]/,
  /^[ \t]*([①-⑳])/,
];
const INLINE = [
  /(?<=[：:；;。，,、\s])([一二三四五六七八九十]{1,2})是/g,
  /[（(]([一二三四五六七八九十]{1,2})[)）]/g,
  /[（(](\d{1,2})[)）]/g,
  /([①-⑳])/g,
];

/** So far a list is followed, and so many announcements in one text; a list that may go on beyond is not judged to be short. */
const REACH = 20_000;
const MOST = 50;

/** Finds “共N项” and the like where the numbered list that follows at once holds another number of items. */
export const countedList: Check = (proof) =>
  inEach(proof, (text, field) =>
    [...text.matchAll(COUNT)].slice(0, MOST).flatMap((match) => judge(proof, field, match)),
  );

function judge(proof: Proof, field: TextField, match: RegExpExecArray): Fault[] {
  const stated = wholeNumber(match[1] ?? '');
  const from = match.index + match[0].length;
  const rest = proof.texts[field].slice(from, from + REACH);
  const listed = rest.startsWith('\n') ? itemsBelow(match[0], rest) : itemsWithin(match[0], rest);
  const mayGoOn = rest.length === REACH && listed < stated;
  if (listed < 2 || listed === stated || mayGoOn) return [];
  const reason = `写明${stated}项，其后编号列出${listed}项`;
  return [faultAt(proof, field, [match.index, from], { severity: Severity.WARN, reason })];
}

/** How many items the lines below count to; 0 when the next one is not a first item. */
function itemsBelow(announcement: string, rest: string): number {
  // “共30条。” may say how long a document is, not what follows.
  if (!/[：:]$|以下|下列|如下|下面/.test(announcement)) return 0;
  const lines = rest.split('\n').filter((line) => line.trim() !== '');
  const style = STYLES.find((each) => each.test(lines[0] ?? ''));
  return style ? countOf(lines.flatMap((line) => style.exec(line)?.[1] ?? [])) : 0;
}

/** How many items are counted within the same paragraph; after a full stop only 一是…二是… goes on with the count. */
function itemsWithin(announcement: string, rest: string): number {
  const styles = /[：:]$/.test(announcement) ? INLINE : INLINE.slice(0, announcement.endsWith('。') ? 1 : 0);
  const paragraph = ` ${rest.split('\n')[0]}`;
  const counts = styles.map((style) =>
    countOf([...paragraph.matchAll(style)].map((match) => match[1] ?? '')),
  );
  return counts.find((count) => count > 1) ?? 0;
}

/** How far numbers count up from one. */
function countOf(numbers: readonly string[]): number {
  const values = numbers.map((each) =>
    /[①-⑳]/.test(each) ? each.charCodeAt(0) - 0x245f : wholeNumber(each),
  );
  const broken = values.findIndex((value, index) => value !== index + 1);
  return broken < 0 ? values.length : broken;
}
