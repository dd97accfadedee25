import { queryKey } from './words.ts';

const LONGEST = 30;
// Seven digits and more are telephone, identity or card numbers, whatever signs stand between them; brackets make a
// document number.
const LONG_NUMBER = /\d(?:[^\p{L}\p{N}〔〕[\]()【】]{0,3}[\dx]){6,}/giu;
const SPELLED = /[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{7,}/gu;
const YEARS = /^(?:19|20)\d{2}\D{1,3}(?:19|20)\d{2}$/u;
const MAIL = /[^\s@]+@[^\s@]+/gu;
const STRUCK = '＊';

/**
 * Rule: a query as it is counted: folded, with numbers of seven digits or more, also spelled out, and e-mail addresses
 * struck out. Null for one of more than 30 characters, which tells a story and not a subject, and for one with nothing left.
 */
export function countedQuery(query: string): string | null {
  const key = queryKey(query)
    .replace(MAIL, STRUCK)
    .replace(LONG_NUMBER, (number) => (YEARS.test(number) ? number : STRUCK))
    .replace(SPELLED, STRUCK);
  return [...key].length > LONGEST || !/[\p{L}\p{N}]/u.test(key) ? null : key;
}
