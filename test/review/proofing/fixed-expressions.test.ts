import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ContentKind } from '../../../src/content/content-kind.ts';
import type { Snapshot } from '../../../src/content/snapshot.ts';
import { fixedExpressions } from '../../../src/review/proofing/fixed-expressions.ts';
import { proofOf } from '../../../src/review/proofing/index.ts';
import { compile } from '../../../src/review/proofing/lexicon.ts';
import { readExpressions } from '../../../src/review/proofing/lexicon-file.ts';
import { CIRCUMSTANCES, excerptsIn, foundBy, foundIn, snapshotWith } from './proofed.ts';
import { hits, nearMisses } from './tables/fixed-expressions.ts';

const RULE = 'fixed-expressions';

test.each(hits)('“%s” is a %s', (text, severity, excerpt, suggestion) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity, excerpt, suggestion }]);
});

test.each(nearMisses)('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test.each([
  ['a repost of its time', { originPublishedAt: '2017-05-15T01:00:00.000Z' }, []],
  ['the last day of the old name', { originPublishedAt: '2018-04-15T15:59:59.000Z' }, []],
  ['the first day of the new one', { originPublishedAt: '2018-04-15T16:00:00.000Z' }, ['环境保护部']],
  ['a policy signed then', { policy: { signedOn: '2015-01-01' } }, []],
  ['a text of today', {}, ['环境保护部']],
] as [string, Partial<Snapshot>, string[]][])(
  'the name of a body is judged by the day of the text: %s',
  (_of, given, excerpts) => {
    const found = foundBy(RULE, { ...given, body: '<p>环境保护部</p>' });
    expect(found.map(({ excerpt }) => excerpt)).toEqual(excerpts);
  },
);

test('the shipped lexicon suggests nothing that it would find again', () => {
  const csv = readFileSync(new URL('../../../seeds/lexicon.csv', import.meta.url), 'utf8');
  const expressions = readExpressions(csv);
  const again = expressions.filter(
    ({ suggestion, validTo }) => validTo === null && excerptsIn(RULE, suggestion ?? '').length > 0,
  );
  expect(again.map(({ term, suggestion }) => `${term}→${suggestion}`)).toEqual([]);
  expect(expressions.length).toBeGreaterThan(300);
});

const HEAD = 'term,category,severity,suggestion,exceptions,validFrom,validTo,scope\n';

/** What an own lexicon finds. */
function foundWith(csv: string, given: Partial<Snapshot>) {
  const lexicon = compile(readExpressions(HEAD + csv));
  const proof = proofOf(snapshotWith(given), { ...CIRCUMSTANCES, lexicon });
  return fixedExpressions(proof).map(({ field, start, end }) => [field, start, end]);
}

test('an entry holds within its days, its fields and its kinds only', () => {
  const given = { title: '甲乙', body: '甲乙', kind: ContentKind.POLICY };
  expect(foundWith('甲乙,类,HINT,,,2026-11-22,2026-11-22,', given)).toEqual([
    ['title', 0, 2],
    ['body', 0, 2],
  ]);
  expect(foundWith('甲乙,类,HINT,,,2026-11-23,,', given)).toEqual([]);
  expect(foundWith('甲乙,类,HINT,,,,2026-11-21,', given)).toEqual([]);
  expect(foundWith('甲乙,类,HINT,,,,,title', given)).toEqual([['title', 0, 2]]);
  expect(foundWith('甲乙,类,HINT,,,,,POLICY|body', given)).toEqual([['body', 0, 2]]);
  expect(foundWith('甲乙,类,HINT,,,,,ARTICLE', given)).toEqual([]);
});

test('the longest of several entries is told, and an exception excuses only its own', () => {
  const csv = '乙丙,类,HINT,,丁乙丙,,,\n甲乙丙,类,WARN,,,,,\n丙戊,类,HINT,,,,,';
  expect(foundWith(csv, { title: '甲乙丙', body: '丁乙丙戊' })).toEqual([
    ['title', 0, 3],
    ['body', 2, 4],
  ]);
});

test('Latin words count as wholes, in any width and case', () => {
  const csv = 'app store,类,HINT,,,,,';
  expect(foundWith(csv, { title: 'ＡＰＰ　Ｓtore与Appstores、myappstore' })).toEqual([['title', 0, 9]]);
});
