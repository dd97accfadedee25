import { expect, test } from 'vitest';
import { tsqueryFor } from '../../src/search/strictness.ts';
import { compileSynonyms } from '../../src/search/synonyms.ts';
import { wordsOf } from '../../src/search/words.ts';

const SYNONYMS = compileSynonyms([{ words: ['公租房', '公共租赁住房'], also: [], kind: '' }]);
const allOf = (query: string) => wordsOf(query, SYNONYMS)?.all;

test.each([
  ['图书馆', "'图书馆'"],
  ['图书 图书馆', "'图书馆'"],
  ['青政办〔2026〕7号', "'青政办〔2026〕7号' & '2026'"],
  ['2012 12', "'2012' & '12'"],
])('for every word of %s a document is asked for %s, without what follows from it', (query, all) => {
  expect(allOf(query)).toBe(all);
});

test('of synonyms each way to say it is asked for by its longest words', () => {
  expect(allOf('公租房 申请')).toBe("'申请' & ('租房' | '公共' & '租赁' & '住房')");
});

const GROUPS = { all: 'A', groups: ["('一')", "('二')", "('三')", "('四')"] };

test('most of four words are any two of them, and a question of many words stays short', () => {
  expect(tsqueryFor(GROUPS, 'ALL')).toBe('A');
  expect(tsqueryFor(GROUPS, 'ANY')).toBe("(('一') | ('二') | ('三') | ('四'))");
  expect(tsqueryFor(GROUPS, 'MOST')).toBe(
    "(('一') & (('二') | ('三') | ('四')) | ('二') & (('三') | ('四')) | ('三') & (('四')))",
  );
  const many = Array.from({ length: 16 }, (_, nth) => `('词${nth}')`);
  expect(tsqueryFor({ all: 'A', groups: many }, 'MOST').length).toBeLessThan(300);
});
