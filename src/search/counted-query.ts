import { queryKey } from './words.ts';

const LONGEST = 30;
// Seven digits and more are telephone, identity or card numbers, whatever stands between them; never a document number.
const LONG_NUMBER = /\d(?:[\s\-.]?[\dx]){6,}/giu;
const MAIL = /[^\s@]+@[^\s@]+/gu;

/**
 * Rule: a query as it is counted: folded, with numbers of seven digits or more and e-mail addresses struck out. Null for
 * one of more than 30 characters, which tells a story and not a subject, and for one with nothing left.
 */
export function countedQuery(query: string): string | null {
  const key = queryKey(query).replace(MAIL, '＊').replace(LONG_NUMBER, '＊');
  return [...key].length > LONGEST || !/[\p{L}\p{N}]/u.test(key) ? null : key;
}
