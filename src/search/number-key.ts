import { fold } from '../platform/fold.ts';
import { documentNumbers } from './document-number.ts';

// 国发2026年12号, 国发 2026 12: written without brackets, as people type.
const LOOSE =
  /(\p{sc=Han}{2,10})\s{0,3}((?:19|20)\d{2})(?:\s{0,3}年\s{0,3}第?|[\s\-—_./]{1,3}第?)\s{0,3}(\d{1,5})\s{0,3}(?:号|(?![\d\p{sc=Han}]))/gu;
const RIGID = /^(.*?)〔(\d{4})〕(\d+)号$/u;

function keyOf(number: string): string {
  const [, agency = '', year = '', serial = ''] = RIGID.exec(number) ?? [];
  return year ? `${agency}${year}-${serial}` : number.replace(/\s+/g, '');
}

/** The key a document number is kept under for search, whatever its brackets: 国发〔2026〕12号 → `国发2026-12`. */
export function numberKey(number: string): string {
  const folded = fold(number);
  const [mention] = documentNumbers(folded);
  return keyOf(mention?.number ?? folded);
}

/** Keys of the document numbers folded text names with their agency, with brackets or without. */
export function numbersIn(folded: string): string[] {
  const rigid = documentNumbers(folded).map((mention) => mention.number);
  const keys = rigid.filter((number) => !number.startsWith('〔')).map(keyOf);
  for (const [, agency, year, serial] of folded.matchAll(LOOSE))
    keys.push(`${agency}${year}-${Number(serial)}`);
  return [...new Set(keys)];
}

/** A LIKE pattern for numbers of which the whole query is a part (穗府办规, 〔2026〕12号); null where it cannot be one. */
export function numberPattern(phrase: string): string | null {
  const [mention] = documentNumbers(phrase);
  const short = mention?.number.startsWith('〔') ? mention : null;
  if (short && short.start === 0 && short.end === phrase.length) return `%${keyOf(short.number)}`;
  return /^\p{sc=Han}{3,10}$/u.test(phrase) || /^\p{sc=Han}{2,10}(?:19|20)\d{2}$/u.test(phrase)
    ? `${phrase}%`
    : null;
}
