import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/share.ts';

const RULE = 'share';

test.each(hits)('“%s” is more than a whole', (text, excerpt) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity: 'HINT', excerpt }]);
});

test.each(nearMisses)('“%s” is left alone', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
