import { expect, test } from 'vitest';
import { nearest } from '../../src/desk/nearest.ts';

test.each([
  ['甲乙丙', '乙', 0, 1],
  ['甲乙丙乙丁乙', '乙', 3, 3],
  ['甲乙丙乙丁乙', '乙', 9, 5],
  ['甲乙丙乙丁乙', '乙', 0, 1],
  ['乙乙乙', '乙乙', 1, 1],
  ['甲丙', '乙', 0, -1],
  ['', '乙', 5, -1],
])('in “%s” the “%s” found at %i is the one at %i', (text, words, start, at) => {
  expect(nearest(text, words, start)).toBe(at);
});
