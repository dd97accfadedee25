const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Seven decimal digits become four of base 62. */
const [DECIMAL, BASE62] = [7, 4];

function inBase62(number: number): string {
  const rest = Math.floor(number / 62);
  return (rest > 0 ? inBase62(rest) : '') + DIGITS[number % 62];
}

/** Rule: the short form of a post's id (mid) as it stands in the post's address; empty for what is no id. */
export function mid62(id: string): string {
  if (!/^\d{1,30}$/.test(id)) return '';
  const groups: string[] = [];
  for (let end = id.length; end > 0; end -= DECIMAL)
    groups.unshift(id.slice(Math.max(0, end - DECIMAL), end));
  const [first = '', ...others] = groups.map((group) => inBase62(Number(group)));
  return first + others.map((group) => group.padStart(BASE62, '0')).join('');
}

/** Rule: the id that a short form stands for; empty for what is none. */
export function idOf(mid: string): string {
  if (!/^[0-9a-zA-Z]{1,16}$/.test(mid)) return '';
  const groups = mid.match(/.{1,4}(?=(?:.{4})*$)/g) ?? [];
  const numbers = groups.map((group) => [...group].reduce((sum, sign) => sum * 62 + DIGITS.indexOf(sign), 0));
  return numbers.map((number, at) => String(number).padStart(at === 0 ? 1 : DECIMAL, '0')).join('');
}
