import { expect, test } from 'vitest';
import { ContentKind } from '../../../src/content/content-kind.ts';
import { bodyOf, foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/addressees.ts';

const RULE = 'addressees';
const kind = ContentKind.POLICY;

test.each(hits)('“%s” with “%s” is not sent in due form', (title, text, excerpt, suggestion) => {
  const severity = excerpt === '' ? 'HINT' : 'WARN';
  expect(foundBy(RULE, { kind, title, body: bodyOf(text) })).toMatchObject([
    { severity, excerpt, start: text.indexOf(excerpt), ...(suggestion && { suggestion }) },
  ]);
});

test.each(nearMisses)('“%s” with “%s” is in order', (title, text) => {
  expect(foundBy(RULE, { kind, title, body: bodyOf(text) })).toEqual([]);
});

test('an article is sent to nobody', () => {
  const [title, text] = hits[0];
  expect(foundBy(RULE, { title, body: bodyOf(text) })).toEqual([]);
});
