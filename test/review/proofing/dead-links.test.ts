import { expect, test } from 'vitest';
import { type Linked, proofread } from '../../../src/review/proofing/index.ts';
import { CIRCUMSTANCES, snapshotWith } from './proofed.ts';
import { hits, nearMisses } from './tables/dead-links.ts';

function found(fates: Readonly<Record<string, Linked>>, body: string) {
  const circumstances = { ...CIRCUMSTANCES, linked: new Map(Object.entries(fates)) };
  return proofread(snapshotWith({ body }), circumstances).filter(({ rule }) => rule === 'dead-links');
}

test.each(hits)('of %j the link in %s is dead', (fates, body, excerpt) => {
  expect(found(fates, body)).toMatchObject([{ severity: 'WARN', field: 'body', excerpt }]);
});

test.each(nearMisses)('of %j no link in %s is dead', (fates, body) => {
  expect(found(fates, body)).toEqual([]);
});
