import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/listed-addresses.ts';

const RULE = 'listed-addresses';

test.each(hits)('“%s” with %s tells where people live', (title, body, excerpts) => {
  const found = foundBy(RULE, { title, body });
  expect(found.map(({ severity, excerpt }) => [severity, excerpt])).toEqual(
    excerpts.map((excerpt) => ['WARN', excerpt]),
  );
});

test.each(nearMisses)('“%s” with %s tells nobody’s door', (title, body) => {
  expect(foundBy(RULE, { title, body })).toEqual([]);
});
