import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/heading-order.ts';

const RULE = 'heading-order';

test.each(hits)('“%s” is out of order at “%s”', (text, excerpt, severity) => {
  const start = text.lastIndexOf(`\n${excerpt}`) + 1;
  expect(foundIn(RULE, text)).toMatchObject([{ severity, excerpt, start }]);
});

test.each(nearMisses)('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
