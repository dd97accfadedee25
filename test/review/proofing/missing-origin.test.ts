import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/missing-origin.ts';

const RULE = 'missing-origin';

test.each(hits)('the origin “%s” of %s does not say where the text comes from', (originName, originUrl) => {
  const found = foundBy(RULE, { originName, originUrl });
  expect(found).toMatchObject([{ severity: 'WARN', field: 'title', start: 0, end: 0 }]);
});

test.each(nearMisses)('the origin “%s” of %s is accepted', (originName, originUrl) => {
  expect(foundBy(RULE, { originName, originUrl })).toEqual([]);
});
