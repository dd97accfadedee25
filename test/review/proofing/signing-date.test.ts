import { expect, test } from 'vitest';
import type { PolicyPart } from '../../../src/content/parts.ts';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/signing-date.ts';

const RULE = 'signing-date';

/** A policy with particulars, the instant its origin published it, and a text. */
function found(policy: PolicyPart | null, originPublishedAt: string | null, body = '') {
  return foundBy(RULE, { policy, originPublishedAt, body });
}

test.each(hits)('%j published %s with “%s” is told', (policy, published, body, severity, excerpt) => {
  expect(found(policy, published, body)).toMatchObject([{ severity, excerpt }]);
});

test.each(nearMisses)('%j published %s with “%s” is in order', (policy, published, body) => {
  expect(found(policy, published, body)).toEqual([]);
});
