import { expect, test } from 'vitest';
import { ContentKind } from '../../../src/content/content-kind.ts';
import { bodyOf, foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/closing-date.ts';

const RULE = 'closing-date';
const kind = ContentKind.POLICY;

test.each(hits)('“%s” with “%s” is not dated in due form', (title, text, excerpt, suggestion) => {
  const start = excerpt === '' ? text.length : text.indexOf(excerpt);
  expect(foundBy(RULE, { kind, title, body: bodyOf(text) })).toMatchObject([
    { severity: 'HINT', excerpt, start, ...(suggestion && { suggestion }) },
  ]);
});

test.each(nearMisses)('“%s” with “%s” is in order', (title, text) => {
  expect(foundBy(RULE, { kind, title, body: bodyOf(text) })).toEqual([]);
});

test('what was signed before the format came is left as it is', () => {
  const [title, text] = hits[0];
  const policy = { signedOn: '2010-11-10' };
  expect(foundBy(RULE, { kind, title, policy, body: bodyOf(text) })).toEqual([]);
});
