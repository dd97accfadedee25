import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold } from '../../src/platform/fold.ts';
import { importSynonyms } from '../../src/search/import-synonyms.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { readSynonyms, writeSynonyms } from '../../src/search/synonym-file.ts';
import { SynonymMode } from '../../src/search/synonym-version.ts';
import { compileSynonyms } from '../../src/search/synonyms.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const SYNONYMS = `query { synonyms synonymVersions(first: 5) { number mode entries } }`;
const IMPORT = `mutation ($csv: String!, $mode: SynonymMode!, $onto: Int) { importSynonyms(csv: $csv, mode: $mode, onto: $onto) { number entries } }`;
const CHANGES = `query ($number: Int!) { synonymChanges(number: $number) { added { words also kind } removed { words also kind } } }`;

async function found(query: string): Promise<string[]> {
  // A hub of its own each time: what was read within two seconds is believed.
  const { log, reader, orm, meilisearch, now } = given.hub;
  const { hits } = await openSearch({ log, reader, orm, meilisearch, now }).search({ query, first: 10 });
  return hits.map((hit) => hit.contentId);
}

test('the shipped synonyms are read, each word in one group only', () => {
  const words = new Set<string>();
  const twice: string[] = [];
  for (const group of readSynonyms(writeSynonyms([...readSynonymsShipped()]))) {
    for (const word of new Set(group.words.map(fold))) {
      if (words.has(word)) twice.push(word);
      words.add(word);
    }
  }
  expect(twice).toEqual([]);
  expect(words.size).toBeGreaterThan(250);
});

function readSynonymsShipped() {
  return readSynonyms(readFileSync(new URL('../../seeds/synonyms.csv', import.meta.url), 'utf8'));
}

test('of words that overlap the longest counts, in whatever spelling', () => {
  const synonyms = compileSynonyms([
    { words: ['社保', '社会保险'], also: [], kind: '' },
    { words: ['社保局', '社保中心'], also: [], kind: '' },
  ]);
  expect(synonyms.mentionsIn(fold('去社保局問社會保險'))).toEqual([
    { start: 1, end: 4, others: ['社保中心'] },
    { start: 5, end: 9, others: ['社保'] },
  ]);
});

test('a short name finds the full one and the other way round; what it merely leads to does not find it', async () => {
  const full = await published(given, { title: '最低生活保障审核确认办法' });
  const short = await published(given, { title: '低保申请材料清单' });
  const reform = await published(given, { title: '深化简政放权工作要点' });
  const slogan = await published(given, { title: '放管服工作简报' });
  await given.settle();
  expect((await found('低保')).sort()).toEqual([full, short].sort());
  expect((await found('最低生活保障')).sort()).toEqual([full, short].sort());
  expect((await found('放管服')).sort()).toEqual([reform, slogan].sort());
  expect(await found('简政放权')).toEqual([reform]);
});

test('an administrator adds synonyms or puts others in their place; nobody else may, and every version is kept', async () => {
  const id = await published(given, { title: '示例市文明养犬管理规定' });
  await given.settle();
  expect(await found('遛狗')).toEqual([]);
  const csv = '同义词,类别\n养犬|养狗|遛狗,词语\n';
  expect((await given.desk('editor', IMPORT, { csv, mode: 'MERGE' })).errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
  expect((await given.desk('admin', IMPORT, { csv, mode: 'MERGE' })).errors).toBeUndefined();
  expect(await found('遛狗')).toEqual([id]);
  expect(await found('低保')).toHaveLength(2);
  await importSynonyms(await given.as('admin'), { csv, mode: SynonymMode.REPLACE });
  expect(await found('低保')).toHaveLength(1);
  const { data } = await given.desk<{ synonyms: string; synonymVersions: object[] }>('admin', SYNONYMS);
  expect(data.synonyms).toBe('words,also,kind\n养犬|养狗|遛狗,,词语\n');
  expect(data.synonymVersions).toEqual([
    { number: 2, mode: 'REPLACE', entries: 1 },
    { number: 1, mode: 'MERGE', entries: expect.any(Number) },
  ]);
});

test('each version tells what it changed in the one before, and who imports onto an older one is told', async () => {
  type Changes = { synonymChanges: { added: { words: string[] }[]; removed: { words: string[] }[] } };
  const changes = async (number: number) => given.desk<Changes>('admin', CHANGES, { number });
  const first = (await changes(1)).data.synonymChanges;
  expect(first.added).toContainEqual({ words: ['养犬', '养狗', '遛狗'], also: [], kind: '词语' });
  const second = (await changes(2)).data.synonymChanges;
  expect(second.added).toEqual([]);
  expect(second.removed.length).toBeGreaterThan(50);
  expect((await changes(3)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const csv = '同义词\n养犬|养狗\n狗证|犬证\n';
  const late = await given.desk('admin', IMPORT, { csv, mode: 'MERGE', onto: 1 });
  expect(late.errors?.[0]?.extensions.code).toBe('STALE');
  expect((await given.desk('admin', IMPORT, { csv, mode: 'MERGE', onto: 2 })).errors).toBeUndefined();
  expect((await changes(3)).data.synonymChanges).toMatchObject({
    added: [{ words: ['养犬', '养狗'] }, { words: ['狗证', '犬证'] }],
    removed: [{ words: ['养犬', '养狗', '遛狗'] }],
  });
  expect((await given.desk('editor', CHANGES, { number: 1 })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('synonyms without a letter in them are passed over, and what is asked besides is found', async () => {
  const id = await published(given, { title: '校车安全管理细则' });
  await given.settle();
  const csv = '同义词\n！！|——\n';
  await importSynonyms(await given.as('admin'), { csv, mode: SynonymMode.MERGE });
  expect(await found('校车！！')).toEqual([id]);
  expect(await found('——')).toEqual([]);
});

test.each([
  ['a lone word', 'words,also,kind\n社保,,词语\n', [2]],
  ['a character alone', 'words,also,kind\n社保|社会保险,,\n社|保,,\n', [3]],
  ['no column of words', 'terms,kind\n社保|社会保险,\n', [1]],
  [
    'more than twenty words',
    `words\n${Array.from({ length: 21 }, (_, nth) => `词语${nth}`).join('|')}\n`,
    [2],
  ],
  ['a quote that does not end', 'words,also,kind\n"社保|社会保险,,\n', [2]],
])('%s is refused by its line, and nothing is imported', async (_, csv, lines) => {
  const importing = importSynonyms(await given.as('admin'), { csv, mode: SynonymMode.MERGE });
  await expect(importing).rejects.toMatchObject({ code: 'BAD_USER_INPUT', particulars: { lines } });
});
