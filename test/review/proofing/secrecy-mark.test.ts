import { expect, test } from 'vitest';
import { excerptsIn, foundBy, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/secrecy-mark.ts';

const RULE = 'secrecy-mark';

test.each(hits)('“%s” is marked secret and must not go online', (text, excerpt) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity: 'BLOCK', excerpt }]);
});

test.each(nearMisses)('“%s” is ordinary text', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('titles and summaries are read as well, each with its own offsets', () => {
  const found = foundBy(RULE, {
    title: '某某工作方案（机密）',
    summary: '摘要：机密★2年',
    body: '<p>正文</p>',
  });
  expect(found).toMatchObject([
    { field: 'title', start: 6, end: 10, excerpt: '（机密）' },
    { field: 'summary', start: 3, end: 8, excerpt: '机密★2年' },
  ]);
});
