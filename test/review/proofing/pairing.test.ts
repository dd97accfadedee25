import { expect, test } from 'vitest';
import { excerptsIn, foundBy, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/pairing.ts';

const RULE = 'pairing';

test.each(hits)('%s is not paired', (text, severity, excerpt, start) => {
  expect(foundIn(RULE, text)).toContainEqual(expect.objectContaining({ severity, excerpt, start }));
});

test.each(nearMisses)('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('paragraphs are read each by itself', () => {
  expect(excerptsIn(RULE, '甲《乙\n丙\n丁》戊')).toEqual(['《', '》']);
  expect(foundBy(RULE, { title: '关于《办法的通知', body: '<p>办法》</p>' })).toMatchObject([
    { field: 'title', excerpt: '《' },
    { field: 'body', excerpt: '》' },
  ]);
});
