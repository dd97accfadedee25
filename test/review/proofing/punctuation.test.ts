import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/punctuation.ts';

const RULE = 'punctuation';

test.each(hits)('“%s” has punctuation of the wrong width', (text, excerpt, suggestion, severity) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity, excerpt, suggestion }]);
});

test.each(nearMisses)('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('a text in half-width signs throughout is told once, with how many there are', () => {
  const found = foundIn('punctuation', '甲,乙'.repeat(11));
  expect(found).toMatchObject([{ start: 1, end: 2, reason: '中文之间应使用全角标点；此类共11处' }]);
  expect(foundIn('punctuation', '甲,乙'.repeat(10))).toHaveLength(10);
});
