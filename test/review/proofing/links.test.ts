import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/links.ts';

const RULE = 'links';

test.each(hits)('%s is not a link for the public', (html, excerpt, reason) => {
  expect(foundBy(RULE, { body: `<p>请看${html}。</p>` })).toMatchObject([
    { severity: 'WARN', excerpt, reason },
  ]);
});

test.each(nearMisses)('%s is in order', (html) => {
  expect(foundBy(RULE, { body: `<p>请看${html}。</p>` })).toEqual([]);
});

test('a link that shows its own bad address is told once', () => {
  const body = '<p>登录<a href="http://10.1.2.3/">http://10.1.2.3/</a>办理</p>';
  expect(foundBy(RULE, { body })).toHaveLength(1);
});
