const DIGITS = '〇一二三四五六七八九';

/** The value of a whole number in Arabic or Chinese figures up to 99 (12, 十二, 二〇二六, 两); NaN for anything else. */
export function wholeNumber(figures: string): number {
  if (/^\d+$/.test(figures)) return Number(figures);
  const plain = figures.replace(/[零○]/g, '〇').replace('两', '二');
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain);
  if (tens) return digit(tens[1] ?? '一') * 10 + digit(tens[2] ?? '〇');
  return plain === '' ? Number.NaN : [...plain].reduce((value, each) => value * 10 + digit(each), 0);
}

function digit(figure: string): number {
  const value = DIGITS.indexOf(figure);
  return value < 0 ? Number.NaN : value;
}
