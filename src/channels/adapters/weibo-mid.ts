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
