import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/wrong-characters.ts';

const RULE = 'wrong-characters';

test.each(hits)('“%s” holds a wrong character', (text, excerpt, suggestion) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity: 'WARN', excerpt, suggestion }]);
});

test.each(nearMisses)('“%s” is right', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
