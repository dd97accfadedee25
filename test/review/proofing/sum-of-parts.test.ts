import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/sum-of-parts.ts';

const RULE = 'sum-of-parts';

test.each(hits)('“%s” does not add up', (text, excerpt, sum) => {
  const reason = expect.stringContaining(`相加为${sum}`);
  expect(foundIn(RULE, text)).toMatchObject([
    { severity: 'WARN', excerpt, start: text.indexOf(excerpt), reason },
  ]);
});

test.each(nearMisses)('“%s” is left alone', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
