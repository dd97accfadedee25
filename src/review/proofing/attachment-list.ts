import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, type Proof, type Verdict } from './check.ts';
import { type Line, linesOf } from './lines.ts';

/** A line that lists an attachment; its name and its number, 0 where there is none. */
interface Listed {
  line: Line;
  number: number;
  name: string;
}

const FIRST = /^附\s*件[：:]\s*(?:(\d{1,2})\s*[.．、]\s*)?(\S.*)$/;
const NEXT = /^(\d{1,2})\s*[.．、]\s*(?!\d)(\S.*)$/;
/** Where an attachment stands in the text itself. */
const HERE = /^附\s*件\s*\d{0,2}\s*[：:]?$/;
const MOST = 60;

/** Finds lists of attachments that skip a number, are closed by a mark, or name more files than there are (GB/T 9704—2012, 7.3.4). */
export const attachmentList: Check = (proof) => {
  const lines = linesOf(proof.texts.body);
  const from = lines.findIndex(({ text }) => FIRST.test(text));
  if (from < 0) return [];
  const listed = listFrom(lines.slice(from, from + MOST));
  return [
    ...listed.flatMap((one, index) => judgeLine(proof, one, index)),
    ...judgeFiles(proof, listed, lines),
  ];
};

function listFrom(lines: readonly Line[]): Listed[] {
  const [head, ...rest] = lines;
  const first = FIRST.exec(head?.text ?? '');
  if (!head || !first) return [];
  const listed = [{ line: head, number: Number(first[1] ?? 0), name: first[2] ?? '' }];
  if (!first[1]) return listed;
  for (const line of rest) {
    const next = NEXT.exec(line.text);
    if (!next) break;
    listed.push({ line, number: Number(next[1]), name: next[2] ?? '' });
  }
  return listed;
}

function judgeLine(proof: Proof, { line, number, name }: Listed, index: number): Fault[] {
  const fault = (range: [number, number], verdict: Verdict) => [faultAt(proof, 'body', range, verdict)];
  if (number > 0 && number !== index + 1) {
    const reason = `附件序号应为${index + 1}，写作${number}`;
    return fault([line.start, line.end], { severity: Severity.WARN, reason });
  }
  const mark = /[。；;，,、]$/.exec(name);
  if (!mark) return [];
  const reason = '附件名称后不加标点符号';
  return fault([line.end - 1, line.end], { severity: Severity.HINT, reason, suggestion: '' });
}

function judgeFiles(proof: Proof, listed: readonly Listed[], lines: readonly Line[]): Fault[] {
  const own = new Set(listed.map(({ line }) => line));
  const others = lines.filter((line) => !own.has(line));
  const names = listed.filter(({ name }) => !isHere(name, others));
  const linked = proof.elements.filter(({ name, attributes }) => name === 'a' && attributes.href);
  const missing = names.filter(
    ({ line }) => !linked.some(({ start, end }) => start < line.end && end > line.start),
  );
  const files = proof.snapshot.attachments;
  const isInText = lines.some(({ text }) => HERE.test(text));
  if (missing.length === 0 || isInText || files.length >= missing.length) return [];
  const [one] = missing;
  const lost = missing.filter(({ name }) => !files.some((file) => isOf(file.name, name)));
  if (!one || lost.length === 0) return [];
  return lost.map(({ line, name }) =>
    faultAt(proof, 'body', [line.start, line.end], {
      severity: files.length === 0 ? Severity.WARN : Severity.HINT,
      reason: `附件说明列有“${plainName(name)}”，稿件没有这个附件`,
    }),
  );
}

/** An attachment may follow in the text, under its name. */
function isHere(name: string, lines: readonly Line[]): boolean {
  const plain = plainName(name);
  return lines.some(({ text }) => text.replace(/[\s《》]/g, '') === plain);
}

function isOf(file: string, name: string): boolean {
  const [one, other] = [plainName(file.replace(/\.[a-z0-9]{2,5}$/i, '')), plainName(name)];
  return one !== '' && (one.includes(other) || other.includes(one));
}

function plainName(name: string): string {
  return name
    .replace(/^附\s*件\s*\d*\s*[：:.．、]?/, '')
    .replace(/^\d+\s*[.．、]/, '')
    .replace(/[\s《》。；;，,、（()）]/g, '');
}
