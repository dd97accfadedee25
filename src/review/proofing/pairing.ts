import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof } from './check.ts';
import { type TextField } from './fields.ts';

const PAIRS = ['《》', '〈〉', '（）', '“”', '‘’', '【】', '〔〕', '「」', '『』'];
const OPENERS = new Map(PAIRS.map(([open = '', close = '']) => [close, open]));
const CLOSERS = new Map(PAIRS.map(([open = '', close = '']) => [open, close]));
const SIGN = /[《》〈〉（）()“”‘’【】〔〕「」『』]/g;
// Numbers of items as 1） or 一）, and in Latin text apostrophes, feet and inches, are no brackets.
const ITEM = /(?:^|[\s。；;，,、：:])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/;
const PRIME = /[A-Za-z0-9]$/;
/** Quotations may go on over so many paragraphs; what else is opened may be closed on the next line. */
const QUOTED_LINES = 30;
/** A text with more lone signs, or signs that stand open, is not proofread sign by sign. */
const MOST = 200;

/** An opening or closing sign by itself; `kind` is the opening sign of its pair. */
interface Lone {
  kind: string;
  at: number;
  line: number;
}

/** What stands open or was left over in a text. */
interface Ledger {
  lines: string[];
  open: Lone[];
  unclosed: Lone[];
  stray: Lone[];
  crossed: [number, number][];
  doubled: { outer: Lone; at: number }[];
}

/** Finds brackets, title marks and quotation marks that lack their other half, cross each other, or hold their own kind, by paragraph. */
export const pairing: Check = (proof) =>
  inEach(proof, (text, field) => {
    const lines = text.split('\n');
    const ledger: Ledger = { lines, open: [], unclosed: [], stray: [], crossed: [], doubled: [] };
    let start = 0;
    lines.forEach((line, index) => {
      if (ledger.unclosed.length + ledger.stray.length < MOST) readLine(ledger, line, start, index);
      start += line.length + 1;
    });
    forgiveAcrossLines(ledger);
    return faultsOf(proof, field, ledger);
  });

function readLine(ledger: Ledger, line: string, start: number, index: number): void {
  for (const match of line.matchAll(SIGN)) {
    const sign = match[0].replace('(', '（').replace(')', '）');
    const lone = { kind: OPENERS.get(sign) ?? sign, at: start + match.index, line: index };
    if (!OPENERS.has(sign)) open(ledger, lone);
    else if (ledger.open.some(({ kind }) => kind === lone.kind)) close(ledger, lone);
    else if (!isNoBracket(sign, line.slice(0, match.index))) leaveStray(ledger, lone);
  }
  ledger.unclosed.push(...ledger.open.splice(0));
}

function open(ledger: Ledger, lone: Lone): void {
  const outer = ledger.open.at(-1);
  if (outer?.kind === lone.kind && ['《', '“'].includes(lone.kind))
    ledger.doubled.push({ outer, at: lone.at });
  if (ledger.open.length < MOST) ledger.open.push(lone);
}

/** Closes the nearest of its kind; what was opened since is left over, or will prove to cross. */
function close(ledger: Ledger, lone: Lone): void {
  const from = ledger.open.findLastIndex(({ kind }) => kind === lone.kind);
  const [, ...left] = ledger.open.splice(from);
  ledger.unclosed.push(...left);
}

function leaveStray(ledger: Ledger, lone: Lone): void {
  const from = ledger.unclosed.findLastIndex(({ kind, line }) => kind === lone.kind && line === lone.line);
  const [opener] = from < 0 ? [] : ledger.unclosed.splice(from, 1);
  if (opener) ledger.crossed.push([opener.at, lone.at + 1]);
  else ledger.stray.push(lone);
}

function isNoBracket(sign: string, before: string): boolean {
  if (sign === '）') return ITEM.test(before);
  return (sign === '’' || sign === '”') && PRIME.test(before);
}

/** A title broken over two lines, and a quotation of several paragraphs, each opened again, are in order. */
function forgiveAcrossLines(ledger: Ledger): void {
  const forgiven = new Set<Lone>();
  for (const stray of ledger.stray) {
    const reach = stray.kind === '“' ? QUOTED_LINES : 1;
    const openers = ledger.unclosed.filter(
      ({ kind, at, line }) => kind === stray.kind && at < stray.at && stray.line - line <= reach,
    );
    const own = stray.kind === '“' ? openers : openers.slice(-1);
    for (const lone of own.length > 0 ? [...own, stray] : []) forgiven.add(lone);
  }
  forgiveReopened(ledger, forgiven);
  ledger.unclosed = ledger.unclosed.filter((lone) => !forgiven.has(lone));
  ledger.stray = ledger.stray.filter((lone) => !forgiven.has(lone));
  ledger.doubled = ledger.doubled.filter(({ outer }) => !ledger.unclosed.includes(outer));
}

/** Of a quotation of several paragraphs each begins with the opening mark, and only the last is closed. */
function forgiveReopened(ledger: Ledger, forgiven: Set<Lone>): void {
  const begins = (line: number) => ledger.lines[line]?.trimStart().startsWith('“') ?? false;
  for (const lone of ledger.unclosed) {
    if (lone.kind === '“' && begins(lone.line) && begins(lone.line + 1)) forgiven.add(lone);
  }
}

function faultsOf(proof: Proof, field: TextField, { unclosed, stray, crossed, doubled }: Ledger): Fault[] {
  const at = ([start, end]: [number, number], severity: Severity, reason: string) =>
    faultAt(proof, field, [start, end], { severity, reason });
  const text = proof.texts[field];
  return [
    ...unclosed.map((lone) =>
      at([lone.at, lone.at + 1], Severity.WARN, `“${text[lone.at]}”没有对应的“${CLOSERS.get(lone.kind)}”`),
    ),
    ...stray.map((lone) =>
      at([lone.at, lone.at + 1], Severity.WARN, `“${text[lone.at]}”没有对应的“${lone.kind}”`),
    ),
    ...crossed.map((range) => at(range, Severity.WARN, '成对标点交叉，未正确嵌套')),
    ...doubled.map(({ at: start }) =>
      at(
        [start, start + 1],
        Severity.HINT,
        text[start] === '《' ? '书名号内再用书名号，内层应为〈〉' : '引号内再用引号，内层应为单引号',
      ),
    ),
  ];
}
