import { expect, test } from 'vitest';
import { excerptsIn, foundBy, foundIn } from './proofed.ts';

const RULE = 'dates';

test.each([
  '2026年2月30日',
  '2026年2月29日',
  '2025年13月1日',
  '2026年11月31日',
  '2026年4月31日',
  '2026年0月5日',
  '2026年6月0日',
  '2026 年 9 月 31 日',
  '9月31日',
  '2月30日',
  '二〇二六年二月三十日',
  '二○二六年十一月三十一日',
  '2026-02-30',
  '2026-13-01',
  '2026.11.31',
  '2026/6/31',
])('there is no day %s', (date) => {
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

test.each([
  '2024年2月29日',
  '2月29日（闰年）',
  '2026年11月22日（星期日）',
  '2026年11月22日（星期天）',
  '2026年11月22日（周日）上午',
  '11月22日（周日）',
  '2025年冬令营于1月6日（周二）开营',
  '1月5日（星期二）截止',
  '11月21日至22日（周六至周日）',
  '2026年11月21日、22日（周六、周日）',
  '农历二月三十日',
  '农历2月30日',
  '3个月30日内',
  'GB/T 9704-2012-32',
  '联系电话：2026-13-0155',
  '索引号000014349/2018-00222',
  '第二轮2026.1.15版本',
  '2026年11月22日（星期日至星期一）',
  '二〇二六年十一月二十二日',
])('“%s” is left alone', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('a weekday without a year is a hint, read in the year of the origin', () => {
  expect(foundIn(RULE, '11月22日（星期三）')).toMatchObject([
    { severity: 'HINT', suggestion: '11月22日（星期日）', reason: '2026年11月22日是星期日' },
  ]);
  const body = '<p>11月22日（星期三）</p>';
  expect(foundBy(RULE, { body, originPublishedAt: '2023-11-20T01:00:00.000Z' })).toEqual([]);
});
