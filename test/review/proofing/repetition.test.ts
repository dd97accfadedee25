import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/repetition.ts';

const RULE = 'repetition';

test.each(hits)('“%s” repeats itself', (text, excerpt, suggestion) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity: 'WARN', excerpt, suggestion }]);
});

test.each(nearMisses)('“%s” does not', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
