import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/map-approval.ts';

const RULE = 'map-approval';

test.each(hits)('%s with %s may hold a map without approval', (title, body) => {
  expect(foundBy(RULE, { title, body })).toMatchObject([{ severity: 'HINT' }]);
});

test.each(nearMisses)('%s with %s is in order', (title, body) => {
  expect(foundBy(RULE, { title, body })).toEqual([]);
});
