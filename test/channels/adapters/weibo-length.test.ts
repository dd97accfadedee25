import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weiboLength } from '../../../src/channels/adapters/weibo-length.ts';
import { statusLength } from '../../../src/channels/sandbox/weibo-status-rules.ts';

const LONG = `https://www.gov.cn/${'a'.repeat(200)}`;

const TABLE: [text: string, length: number][] = [
  ['', 0],
  [' \n ', 0],
  ['防汛', 2],
  ['a', 1],
  ['ab', 1],
  ['abc', 2],
  ['防汛a', 3],
  ['\u0080', 1],
  ['\u0080\u0080', 1],
  ['\u0081', 1],
  ['é', 1],
  ['😀', 2],
  ['👨‍👩‍👧', 8],
  ['🇨🇳', 4],
  ['https://www.gov.cn/', 10],
  ['HTTPS://WWW.GOV.CN/', 10],
  ['详见：https://www.gov.cn/zhengce/1.html', 13],
  ['http://t.cn/A6abcde', 10],
  ['http://t.cn/A6', 7],
  ['http://weibo.com/1/z', 10],
  ['http://weibo.com/u/12345', 12],
  [`http://weibo.com/${'a'.repeat(30)}`, 10],
  ['https://weibo.com/u/12345', 10],
  [LONG, 50],
  ['https://a-b.gov.cn/', 10],
  ['https://localhost/', 9],
  ['https://www.gov.cn/ https://www.gov.cn/', 21],
  [`${'字'.repeat(130)}https://www.gov.cn/`, 140],
];

test.each(TABLE)('%j counts %i', (text, length) => {
  expect(weiboLength(text)).toBe(length);
});

test.each(TABLE)('the simulator counts %j as %i by its own reckoning', (text, length) => {
  expect(statusLength(text)).toBe(length);
});

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '防汛',
    '😀',
    ' ',
    'http://',
    'https://',
    'www.gov.cn',
    '.',
    't.cn',
    'http://weibo.com/',
    '/a?b=c#d',
    '-',
    '，',
    ...TABLE.map(([text]) => text),
  ),
);

test('two reckonings agree on any text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(statusLength(text)).toBe(weiboLength(text));
    }),
    { numRuns: 2_000 },
  );
});
