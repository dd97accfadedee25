import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/link-domains.ts';

const RULE = 'link-domains';

test.each(hits)('%s leads where a government page does not', (html, excerpt, reason) => {
  const found = foundBy(RULE, { body: `<p>请看${html}。</p>` });
  expect(found).toMatchObject([{ excerpt, reason: expect.stringContaining(reason) }]);
});

test.each(nearMisses)('%s is in order', (html) => {
  expect(foundBy(RULE, { body: `<p>请看${html}。</p>` })).toEqual([]);
});
