const DIGITS = '〇一二三四五六七八九';
const CHINESE_DATE =
  /(?<year>[〇○零一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,2})月(?<day>[一二三四五六七八九十]{1,3})日/u;

/** The text with its first Chinese-numeral date (二〇〇四年八月十二日) written in Arabic digits (2004年8月12日). */
export function arabicDate(text: string): string {
  return text.replace(CHINESE_DATE, (_match, year: string, month: string, day: string) => {
    const digits = [...year.replace(/[○零]/gu, '〇')].map((digit) => DIGITS.indexOf(digit)).join('');
    return `${digits}年${belowHundred(month)}月${belowHundred(day)}日`;
  });
}

function belowHundred(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const tensValue = numeral.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) : 0;
  return tensValue * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}
