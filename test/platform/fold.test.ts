import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldWithOffsets } from '../../src/platform/fold.ts';

const PIECES = [
  '社會',
  '社会',
  'ＡＢ',
  'a',
  '①',
  'ﬁ',
  '½',
  '\u0301',
  '\u200b',
  '\ufe0f',
  '👩🏽‍🚒',
  '\ud800',
  '\udc00',
  '\0',
  '\uffff',
  ' ',
  '\n',
  'ﷺ',
  '𠮷',
  '。',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })))
  .map((all) => all.join(''));

test('a text folds alike with and without the way back, and every unit leads back to whole characters in order', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const folded = foldWithOffsets(text);
      expect(folded.text).toBe(fold(text));
      expect(folded.starts).toHaveLength(folded.text.length);
      expect(folded.ends).toHaveLength(folded.text.length);
      for (const [nth, start] of folded.starts.entries()) {
        expect(start).toBeGreaterThanOrEqual(folded.starts[nth - 1] ?? 0);
        expect(folded.ends[nth]).toBeGreaterThan(start);
        expect(fold(text.slice(start, folded.ends[nth]))).toContain(folded.text[nth]);
      }
    }),
    { numRuns: 500 },
  );
});
