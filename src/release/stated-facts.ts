import { chineseNumber } from './chinese-number.ts';

/** Something a text states that must not change on its way to a channel. */
export interface Fact {
  kind: 'FIGURE' | 'DATE' | 'NAME' | 'DOCUMENT_NUMBER' | 'TITLE';
  /** As it stands in the text. */
  phrase: string;
  /** What it means, so that 3% and 百分之三 are one; dates are `year-month-day` with empty parts. */
  value: string;
}

/** The text as facts are read from it: half width, without blanks. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[［[【(（]((?:19|20)\d{2})[］\]】)）]/gu, '〔$1〕');
}

const NUMERAL = '[〇零一二两三四五六七八九十百千万亿]';
const DATE = new RegExp(
  `(?:(\\d{4}|[〇零一二三四五六七八九]{4})年)?(\\d{1,2}|${NUMERAL}{1,3})月(?:(\\d{1,2}|${NUMERAL}{1,3})[日号])?|(\\d{4}|[〇零一二三四五六七八九]{4})年|(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`,
  'gu',
);
const DOCUMENT = /(\p{Script=Han}{0,12})〔(\d{4})〕第?(\d+)号/gu;
const TITLE = /《([^《》]{1,200})》/gu;
const MEASURES = '个家项元人名户天日月年条次件处所座台套辆亩吨米倍岁届期批份类级成';
const FIGURE = new RegExp(
  `(百分之|千分之)(\\d+(?:\\.\\d+)?|${NUMERAL}+(?:点[〇零一二三四五六七八九]+)?)|(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(万亿|亿|万|千|百)?(%|‰)?|(${NUMERAL}{2,}|[二两三四五六七八九十](?=[${MEASURES}]))`,
  'gu',
);

function numberOf(text: string): number {
  const plain = text.replaceAll(',', '');
  if (/^\d/.test(plain)) return Number(plain);
  const [whole = '', part] = plain.split('点');
  return part ? Number(`${chineseNumber(whole)}.${chineseNumber(part)}`) : chineseNumber(plain);
}

function partOf(text: string | undefined): string {
  return text ? String(numberOf(text)) : '';
}

function dateOf(match: RegExpMatchArray): Fact {
  const [phrase, year, month, day, lone, isoYear, isoMonth, isoDay] = match;
  const parts = [year ?? lone ?? isoYear, month ?? isoMonth, day ?? isoDay].map(partOf);
  return { kind: 'DATE', phrase, value: parts.join('-') };
}

const SCALES: Record<string, number> = { 万亿: 1e12, 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100 };

function figureOf(match: RegExpMatchArray): Fact {
  const [phrase, share, shared, digits, scale, sign, numerals] = match;
  const value = numberOf(shared ?? digits ?? numerals ?? '') * (SCALES[scale ?? ''] ?? 1);
  const unit = share === '百分之' || sign === '%' ? '%' : share || sign ? '‰' : '';
  return { kind: 'FIGURE', phrase, value: `${Number(value.toPrecision(12))}${unit}` };
}

/** Takes every match out of the text, so that the 2026 of a date is not a figure too. */
function take(text: string, pattern: RegExp, read: (match: RegExpMatchArray) => Fact): [Fact[], string] {
  const facts = [...text.matchAll(pattern)].map(read);
  return [facts, text.replace(pattern, '□')];
}

/** Rule: the document numbers, titles in 《》, dates and figures of a text, each read once. Years, months and days may be in Chinese numerals; addresses are passed over. */
export function statedFacts(text: string): Fact[] {
  const plain = bare(text.replace(/https?:\/\/[\w\-./?%&=#:~+]+/gu, ' '));
  const [documents, a] = take(plain, DOCUMENT, ([phrase, issuer = '', year, number]) => {
    return { kind: 'DOCUMENT_NUMBER', phrase, value: `${issuer.slice(-2)}〔${year}〕${number}号` };
  });
  const titles: Fact[] = [...a.matchAll(TITLE)].map(([phrase, title = '']) => {
    return { kind: 'TITLE', phrase, value: title };
  });
  const [dates, c] = take(a, DATE, dateOf);
  const [figures] = take(c, FIGURE, figureOf);
  return [...documents, ...titles, ...dates, ...figures].filter(({ value }) => !value.includes('NaN'));
}
