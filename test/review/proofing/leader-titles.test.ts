import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../../src/content/snapshot.ts';
import { compile, proofread, readExpressions } from '../../../src/review/proofing/index.ts';
import { bodyOf, CIRCUMSTANCES, snapshotWith } from './proofed.ts';
import { hits, nearMisses } from './tables/leader-titles.ts';

const RULE = 'leader-titles';
const EXAMPLE = readFileSync(new URL('../../../seeds/leaders-example.csv', import.meta.url), 'utf8');
const lexicon = compile(readExpressions(EXAMPLE));

function foundIn(text: string, given: Partial<Snapshot> = {}) {
  const snapshot = snapshotWith({ body: bodyOf(text), ...given });
  return proofread(snapshot, { ...CIRCUMSTANCES, lexicon }).filter(({ rule }) => rule === RULE);
}

test.each(hits)('“%s” gives somebody a title of another', (text, excerpt) => {
  expect(foundIn(text)).toMatchObject([{ severity: 'WARN', excerpt }]);
});

test.each(nearMisses)('“%s” is left alone', (text) => {
  expect(foundIn(text)).toEqual([]);
});

test('a title is judged by the day of the text', () => {
  const then = { originPublishedAt: '2025-06-01T01:00:00.000Z' };
  expect(foundIn('常务副市长周样例', then)).toEqual([]);
  expect(foundIn('市长周样例', then)).toMatchObject([
    { suggestion: '常务副市长周样例', reason: '领导职务：“周样例”现任常务副市长，文中为“市长”' },
  ]);
});

test('a name is no finding of itself, and the shipped lexicon knows nobody', () => {
  const found = proofread(snapshotWith({ body: bodyOf('林示范') }), { ...CIRCUMSTANCES, lexicon });
  expect(found.filter(({ rule }) => rule === 'fixed-expressions')).toEqual([]);
  expect(CIRCUMSTANCES.lexicon.namesIn(EXAMPLE)).toEqual([]);
});

test('a leader without a title is refused', () => {
  const bad = 'term,category,severity,suggestion\n林示范,领导职务,WARN,\n';
  expect(() => readExpressions(bad)).toThrow(/没有职务/);
});
