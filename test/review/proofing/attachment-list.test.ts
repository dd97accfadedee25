import { expect, test } from 'vitest';
import { bodyOf, foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/attachment-list.ts';

/** What is found in a text with files of these names. */
function found(text: string, names: readonly string[]) {
  const file = { sourceUrl: null, sha256: null, bytes: null, mediaType: null };
  const attachments = names.map((name) => ({ name, ...file }));
  return foundBy('attachment-list', { body: bodyOf(text), attachments });
}

test.each(hits)('“%s” with the files %j is not in order', (text, names, excerpts) => {
  const told = found(text, names);
  expect(told.map(({ excerpt }) => excerpt)).toEqual(excerpts);
  expect(told.map(({ start, end }) => text.slice(start, end))).toEqual(excerpts);
});

test.each(nearMisses)('“%s” with the files %j is in order', (text, names) => {
  expect(found(text, names)).toEqual([]);
});

test('a file that is linked where it is listed is there', () => {
  const body = '<p>附件：<a href="/media/1/a.doc">申报表</a></p>';
  expect(foundBy('attachment-list', { body })).toEqual([]);
});
