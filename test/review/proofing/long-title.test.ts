import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/long-title.ts';

const titled = (length: number, character = '字') => character.repeat(length);

test.each(hits)('a title of %i characters is too long for WeChat', (length) => {
  expect(foundBy('long-title', { title: titled(length) })).toMatchObject([
    { severity: 'HINT', field: 'title', start: 32, end: length },
  ]);
});

test.each([65, 66, 80, 100, 200])('a title of %i characters is too long for lists', (length) => {
  expect(foundBy('long-title', { title: titled(length) })).toMatchObject([
    { severity: 'WARN', start: 64, end: length },
  ]);
});

test.each(nearMisses)('a title of %i characters fits', (length) => {
  expect(foundBy('long-title', { title: titled(length) })).toEqual([]);
});

test('a character beyond the basic plane counts once and is not cut', () => {
  expect(foundBy('long-title', { title: titled(32, '𠮷') })).toEqual([]);
  expect(foundBy('long-title', { title: titled(33, '𠮷') })).toMatchObject([
    { start: 64, end: 66, excerpt: '𠮷' },
  ]);
});
