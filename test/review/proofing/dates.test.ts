import { expect, test } from 'vitest';
import { excerptsIn, foundBy, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/dates.ts';

const RULE = 'dates';

test.each(hits)('there is no day %s', (date) => {
  expect(foundIn(RULE, `会议定于${date}召开。`)).toMatchObject([
    { severity: 'WARN', excerpt: date, start: 4 },
  ]);
});

test.each([
  ['2026年11月22日（星期六）', '2026年11月22日（星期日）'],
  ['2026年11月22日（周一）', '2026年11月22日（周日）'],
  ['2026年11月22日 星期二', '2026年11月22日 星期日'],
  ['2026年11月23日，星期天', '2026年11月23日，星期一'],
  ['2026年10月1日上午（星期五）', '2026年10月1日上午（星期四）'],
  ['2025年1月1日(周四)', '2025年1月1日(周三)'],
  ['二〇二六年十一月二十二日（星期一）', '二〇二六年十一月二十二日（星期日）'],
])('%s is another day of the week', (excerpt, suggestion) => {
  expect(foundIn(RULE, `定于${excerpt}召开`)).toMatchObject([{ severity: 'WARN', excerpt, suggestion }]);
});

test.each(nearMisses)('“%s” is left alone', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('a weekday without a year is a hint, read in the year of the origin', () => {
  expect(foundIn(RULE, '11月22日（星期三）')).toMatchObject([
    { severity: 'HINT', suggestion: '11月22日（星期日）', reason: '2026年11月22日是星期日' },
  ]);
  const body = '<p>11月22日（星期三）</p>';
  expect(foundBy(RULE, { body, originPublishedAt: '2023-11-20T01:00:00.000Z' })).toEqual([]);
});
