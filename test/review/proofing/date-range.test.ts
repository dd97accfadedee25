import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/date-range.ts';

const RULE = 'date-range';

test.each(hits)('%s ends before it begins', (excerpt, severity) => {
  expect(foundIn(RULE, `时间为${excerpt}，逾期不候`)).toMatchObject([{ severity, excerpt, start: 3 }]);
});

test.each(nearMisses)('“%s” is left alone', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
