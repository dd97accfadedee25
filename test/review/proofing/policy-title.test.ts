import { expect, test } from 'vitest';
import { ContentKind } from '../../../src/content/content-kind.ts';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/policy-title.ts';

const RULE = 'policy-title';
const kind = ContentKind.POLICY;

test.each(hits)('the title “%s” lacks a part at “%s”', (title, excerpt, severity) => {
  expect(foundBy(RULE, { kind, title })).toMatchObject([{ field: 'title', excerpt, severity }]);
});

test.each(nearMisses)('the title “%s” is in order', (title) => {
  expect(foundBy(RULE, { kind, title })).toEqual([]);
});

test('the genre of the title is the one entered, and articles have titles of any form', () => {
  const title = '南山县人民政府关于做好防汛工作的意见';
  const found = foundBy(RULE, { kind, title, policy: { genre: '通知' } });
  expect(found).toMatchObject([{ severity: 'WARN', excerpt: '意见', start: 16, end: 18 }]);
  expect(foundBy(RULE, { kind, title, policy: { genre: '意见' } })).toEqual([]);
  expect(foundBy(RULE, { kind, title, policy: { genre: '其他' } })).toEqual([]);
  expect(foundBy(RULE, { title: '关于防汛' })).toEqual([]);
});
