import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/document-number.ts';

const RULE = 'document-number';

test.each(hits)('%s is not the form of a document number', (text, excerpt, suggestion) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity: 'WARN', excerpt, suggestion }]);
});

test.each(nearMisses)('%s is left alone', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('every fault of one number is told in one finding', () => {
  const [found, ...others] = foundIn(RULE, '国办发 [19] 第 07 号');
  expect(others).toEqual([]);
  expect(found?.reason).toBe(
    '发文字号的年份应使用六角括号〔〕，年份应标全称，序号不编虚位，中间不空格，序号不加“第”字',
  );
});
