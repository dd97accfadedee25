import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/approximation.ts';

const RULE = 'approximation';

test.each(hits)('“%s” says a thing twice or gainsays it', (text, excerpt) => {
  expect(foundIn(RULE, text)).toMatchObject([{ excerpt, start: text.indexOf(excerpt) }]);
});

test.each(nearMisses)('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('a fall by so many times is a warning, and both ends of a range take the sign', () => {
  expect(foundIn(RULE, '成本下降3倍')).toMatchObject([{ severity: 'WARN' }]);
  expect(foundIn(RULE, '增长3—5%')).toMatchObject([{ severity: 'HINT', suggestion: '3%—5%' }]);
});
