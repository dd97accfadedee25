import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseNumber } from '../../src/release/chinese-number.ts';
import { isExcerpt, wordingProblems } from '../../src/release/wording.ts';

const TEXT = `示例市人民政府办公室印发《关于促进消费的若干意见》（示政办发〔2026〕12号）。
自2026年12月1日起施行，有效期五年。安排专项资金1.2亿元，支持企业300家，增长百分之六点五。
市长李明强调，要坚持人民至上、生命至上。二〇二六年十一月二十日前报送市发展和改革委员会。全市新增就业三万二千人。`;
const approved = { texts: [TEXT], dates: [new Date('2026-11-21T16:30:00Z')] };

test.each([
  ['安排1.2亿元，支持300家企业，增长6.5%。'],
  ['12000万元；12月1日起施行；《关于促进消费的若干意见》'],
  ['示政办发［2026］12号，11月20日前报送市发展和改革委员会'],
  ['新增就业32000人，新增就业3.2万人，有效期5年'],
  ['11月22日，市政府发布新政。'],
  ['市长李明强调，增长６．５％。详见 https://www.shili.gov.cn/content/20269999'],
  ['三举措统一口径，一些企业受益。'.slice(5)],
])('what is said in other numerals, widths and brackets is the same fact: %s', (words) => {
  expect(wordingProblems(words, approved, [])).toEqual([]);
});

test.each([
  ['安排1.3亿元', 'FIGURE', '1.3亿'],
  ['支持企业三百二十家', 'FIGURE', '三百二十'],
  ['增长6.5', 'FIGURE', '6.5'],
  ['增长百分之七', 'FIGURE', '百分之七'],
  ['12月2日起施行', 'DATE', '12月2日'],
  ['2025年起施行', 'DATE', '2025年'],
  ['2026-12-11起', 'DATE', '2026-12-11'],
  ['示政办发〔2026〕13号', 'DOCUMENT_NUMBER', '示政办发〔2026〕13号'],
  ['国发〔2026〕12号', 'DOCUMENT_NUMBER', '国发〔2026〕12号'],
  ['《关于扩大消费的意见》', 'TITLE', '《关于扩大消费的意见》'],
  ['市长王强强调', 'NAME', '王强'],
  ['由市财政局负责', 'NAME', '由市财政局'],
])('what the edition does not say is named: %s', (words, kind, phrase) => {
  expect(wordingProblems(words, approved, [])).toEqual([{ kind, phrase }]);
});

test('a locked phrase must stand word for word, whatever the line breaks', () => {
  const text = '要坚持人民\n至上、生命至上。';
  expect(wordingProblems(text, approved, ['人民至上', '生命至上', '安全第一'])).toEqual([
    { phrase: '安全第一', kind: 'MISSING' },
  ]);
});

const SENTENCES = TEXT.match(/[^。\n]+。/gu) ?? [];

test('whatever is left out of a text, what remains states nothing of its own and is an excerpt', () => {
  fc.assert(
    fc.property(fc.subarray(SENTENCES), (kept) => {
      expect(wordingProblems(kept.join(''), approved, [])).toEqual([]);
      expect(isExcerpt(kept.join('…'), TEXT)).toBe(true);
    }),
  );
});

test.each([
  ['安排专项资金1.2亿元', true],
  ['支持企业300家，增长百分之六点五。', true],
  ['市长李明强调，要坚持人民至上、生命至上。自2026年12月1日起施行。', false],
  ['重磅！安排专项资金1.2亿元', false],
  ['', true],
])('words that only leave out are fitting, others go back to review: %s', (words, expected) => {
  expect(isExcerpt(words, TEXT)).toBe(expected);
});

test.each([
  ['二〇二六', 2026],
  ['十', 10],
  ['三百二十', 320],
  ['三万二千', 32_000],
  ['一亿两千万', 120_000_000],
  ['一万亿', 1e12],
  ['你好', Number.NaN],
])('%s is %d', (text, value) => {
  expect(chineseNumber(text)).toBe(value);
});
