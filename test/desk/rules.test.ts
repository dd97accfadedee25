import { expect, test } from 'vitest';
import { pageOf } from '../../src/desk/journal-subjects.ts';
import { readable } from '../../src/desk/readable-diff.ts';
import { attemptOf } from '../../src/desk/states.ts';
import { instantOf, remaining, timeOf, upstreamTimeOf } from '../../src/desk/time.ts';

const NOON = Date.parse('2026-11-23T04:00:00Z');

test.each([
  ['2026-11-23T09:30:00Z', false, '还剩 6 小时'],
  ['2026-11-23T04:20:00Z', false, '还剩 20 分钟'],
  ['2026-11-30T04:00:00Z', false, '还剩 7 天'],
  ['2026-11-23T01:00:00Z', true, '已逾期 3 小时'],
])('a duty due at %s is told from Monday noon as %s, %s', (dueAt, overdue, words) => {
  expect(remaining(dueAt, NOON)).toEqual({ overdue, words });
});

test('times are Beijing times, entered and shown', () => {
  expect(instantOf('2026-12-01T09:00')).toBe('2026-12-01T01:00:00.000Z');
  expect(timeOf('2026-11-30T16:05:00Z')).toBe('2026-12-01 00:05');
  expect(timeOf(null)).toBe('—');
});

test('an upstream date without a time is not given one', () => {
  expect(upstreamTimeOf('2026-11-19T16:00:00Z', 'DAY')).toBe('2026年11月20日');
  expect(upstreamTimeOf('2026-11-20T01:30:00Z', 'MINUTE')).toBe('2026-11-20 09:30');
  expect(upstreamTimeOf(null, null)).toBe('未注明');
});

test.each([
  ['body', '&lt;p&gt;原文&lt;/p&gt;\n&lt;p&gt;<ins>新句</ins>&lt;/p&gt;', '原文\n<ins>新句</ins>'],
  ['body', '&lt;p style=&quot;text-align:right&quot;&gt;署名&lt;/p&gt;', '署名'],
  [
    'body',
    '<ins>&lt;strong&gt;</ins>重点<ins>&lt;/strong&gt;</ins>',
    '<ins>&lt;strong&gt;</ins>重点<ins>&lt;/strong&gt;</ins>',
  ],
  ['title', '关于&lt;a&gt;', '关于&lt;a&gt;'],
  [
    'sensitivity',
    '<del>S</del><ins>G</ins>EN<del>SITIV</del>E<ins>RAL</ins>',
    '<del>重要敏感</del><ins>一般</ins>',
  ],
])('a difference in %s is read without what did not change in the markup', (field, html, shown) => {
  expect(readable({ field, html })).toBe(shown);
});

test('attempts and subjects are told in words, and an unknown one as it is', () => {
  expect(attemptOf('send.refused')).toBe('投递：对方拒绝');
  expect(attemptOf('send.strange')).toBe('投递：strange');
  expect(pageOf({ __typename: 'Copy', id: '1' })).toBe('/copies/1');
  expect(pageOf({ __typename: 'Delivery', id: '1' })).toBe('/deliveries');
  expect(pageOf({ __typename: 'Section', id: '1' })).toBeNull();
});
