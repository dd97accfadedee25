const DIGITS = '零一二三四五六七八九';
const UNITS: readonly [string, number][] = [
  ['亿', 100_000_000],
  ['万', 10_000],
  ['千', 1_000],
  ['百', 100],
  ['十', 10],
];

function digitOf(character: string): number {
  return DIGITS.indexOf(character.replace('〇', '零').replace('两', '二'));
}

function withUnits(text: string): number {
  for (const [unit, worth] of UNITS) {
    const at = text.lastIndexOf(unit);
    if (at < 0) continue;
    const count = at === 0 ? 1 : withUnits(text.slice(0, at));
    return count * worth + withUnits(text.slice(at + 1));
  }
  return Number([...text].map(digitOf).join(''));
}

/** Rule: the value of a number in Chinese numerals, written with units (三百二十万) or digit by digit (二〇二六); NaN where it is none. */
export function chineseNumber(text: string): number {
  return /^[〇零一二两三四五六七八九十百千万亿]+$/u.test(text) ? withUnits(text) : Number.NaN;
}
