import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/counted-list.ts';

const RULE = 'counted-list';

test.each(hits)('“%s” lists another number', (text, excerpt, stated, listed) => {
  const reason = `写明${stated}项，其后编号列出${listed}项`;
  expect(foundIn(RULE, text)).toMatchObject([{ severity: 'WARN', excerpt, reason }]);
});

test.each(nearMisses)('“%s” is left alone', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
