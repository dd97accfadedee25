import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUpstreamDate } from '../../../src/ingest/article/dates.ts';

const read = (text: string | number, seenAt?: Date) => {
  const found = readUpstreamDate(text, seenAt);
  return found && `${found.at.toISOString()} ${found.precision}`;
};

const SHAPES: [string | number, string][] = [
  ['2026-09-28 08:05:09', '2026-09-28T00:05:09.000Z SECOND'],
  ['2026-09-28 08:05', '2026-09-28T00:05:00.000Z MINUTE'],
  ['2026-09-28\u00a008:05', '2026-09-28T00:05:00.000Z MINUTE'],
  ['2026-09-28-08:05:09', '2026-09-28T00:05:09.000Z SECOND'],
  ['2026年9月8日', '2026-09-07T16:00:00.000Z DAY'],
  ['2026年09月08日 8时5分', '2026-09-08T00:05:00.000Z MINUTE'],
  ['2026 年 9 月 8 日', '2026-09-07T16:00:00.000Z DAY'],
  ['2026-09-28', '2026-09-27T16:00:00.000Z DAY'],
  ['2026/9/8', '2026-09-07T16:00:00.000Z DAY'],
  ['2026.09.28', '2026-09-27T16:00:00.000Z DAY'],
  ['[2026-09-28 08:05]', '2026-09-28T00:05:00.000Z MINUTE'],
  ['[\n\t2026-09-28 ]', '2026-09-27T16:00:00.000Z DAY'],
  ['发布日期：2026-09-28 08:05 来源：本网', '2026-09-28T00:05:00.000Z MINUTE'],
  ['２０２６－０９－２８', '2026-09-27T16:00:00.000Z DAY'],
  ['2026-09-2808:05:09', '2026-09-28T00:05:09.000Z SECOND'],
  ['2026年9月28日 星期一 08:05', '2026-09-28T00:05:00.000Z MINUTE'],
  ['20260928', '2026-09-27T16:00:00.000Z DAY'],
  ['20260928080509', '2026-09-28T00:05:09.000Z SECOND'],
  ['二〇〇四年八月十二日', '2004-08-11T16:00:00.000Z DAY'],
  ['一九九六年十月二十九日', '1996-10-28T16:00:00.000Z DAY'],
  [1790603400, '2026-09-28T13:50:00.000Z SECOND'],
  ['1790603400', '2026-09-28T13:50:00.000Z SECOND'],
  [1790603400000, '2026-09-28T13:50:00.000Z SECOND'],
  ['2026-09-28T08:05:09+08:00', '2026-09-28T00:05:09.000Z SECOND'],
  ['2026-09-28T08:05+0800', '2026-09-28T00:05:00.000Z MINUTE'],
  ['2026-09-28T00:05:09.123Z', '2026-09-28T00:05:09.123Z SECOND'],
  ['2026-09-28T08:05:09', '2026-09-28T00:05:09.000Z SECOND'],
  ['Mon, 28 Sep 2026 00:05:09 GMT', '2026-09-28T00:05:09.000Z SECOND'],
  ['Mon, 28 Sep 2026 08:05 +0800', '2026-09-28T00:05:00.000Z MINUTE'],
  ['28 Sep 26 08:05:09 CST', '2026-09-28T00:05:09.000Z SECOND'],
  ['Mon Sep 28 08:05:09 CST 2026', '2026-09-28T00:05:09.000Z SECOND'],
  ['Mon Sep 28 08:05:09 +0800 2026', '2026-09-28T00:05:09.000Z SECOND'],
  ['Mon Sep 28 2026 08:05:09 GMT+0800 (中国标准时间)', '2026-09-28T00:05:09.000Z SECOND'],
  ['September 28, 2026', '2026-09-27T16:00:00.000Z DAY'],
];

test.each(SHAPES)('%s is read at the precision it was written in', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each(['', '无', '2026年版', '2026-02-30', '2026-13-01', '09-28', '1234567', '第19号', '99999999999'])(
  '%s is no date',
  (text) => {
    expect(read(text)).toBeNull();
  },
);

test('an impossible time leaves the day', () => {
  expect(read('2026-09-28 25:61')).toBe('2026-09-27T16:00:00.000Z DAY');
});

test('a month and a day is the latest such day that is not in the future', () => {
  const seenAt = new Date('2026-01-02T02:00:00Z');
  expect(read('01-02', seenAt)).toBe('2026-01-01T16:00:00.000Z DAY');
  expect(read('[12-30]', seenAt)).toBe('2025-12-29T16:00:00.000Z DAY');
  expect(read('12月30日', seenAt)).toBe('2025-12-29T16:00:00.000Z DAY');
});

test('any minute since 1992 survives being written and read', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-30'), noInvalidDate: true }),
      (at) => {
        const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
        const wall = new Date(minute.getTime() + 8 * 3_600_000).toISOString();
        expect(readUpstreamDate(`${wall.slice(0, 10)} ${wall.slice(11, 16)}`)?.at).toEqual(minute);
      },
    ),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => readUpstreamDate(text, new Date()) !== undefined),
  );
});
