import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHub, openHub } from '../../src/app.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Entry } from '../../src/journal/entry.ts';
import { importLexicon } from '../../src/review/import-lexicon.ts';
import { LexiconMode } from '../../src/review/lexicon-version.ts';
import { proofreadDraft } from '../../src/review/proofread-draft.ts';
import { readLexicon } from '../../src/review/read-lexicon.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';

const HEAD = 'term,category,severity,suggestion,exceptions,validFrom,validTo,scope\n';
const { MERGE, REPLACE } = LexiconMode;

let given: TestHub;
let other: OpenHub;
beforeAll(async () => {
  given = await openTestHub();
  const { env, publicUrl } = given.hub;
  const secret = 'a secret that is long enough for tests only';
  other = await openHub({ env, publicUrl, secret, databaseUrl: given.databaseUrl });
});
afterAll(async () => {
  await other.close();
  await given.close();
});

async function termsFoundIn(text: string): Promise<string[]> {
  const { id } = await draft(given, { body: `<p>${text}</p>` });
  const found = await proofreadDraft(await given.as('editor'), { id });
  return found.filter(({ rule }) => rule === 'fixed-expressions').map(({ excerpt }) => excerpt);
}

const load = async (lines: string, mode: LexiconMode, onto?: number) =>
  importLexicon(await given.as('admin'), { csv: HEAD + lines, mode, onto });

test('an imported lexicon holds at the next submit, merged into the shipped one or in its place', async () => {
  expect(await termsFoundIn('南风镇，两个维户')).toEqual(['两个维户']);
  expect(await load('南风镇,地名,HINT,南枫镇,,,,', MERGE)).toMatchObject({ number: 1 });
  expect(await termsFoundIn('南风镇，两个维户')).toEqual(['南风镇', '两个维户']);
  expect(await load('北风镇,地名,BLOCK,北枫镇,,,,', REPLACE)).toMatchObject({ number: 2, entries: 1 });
  expect(await termsFoundIn('南风镇，北风镇，两个维户')).toEqual(['北风镇']);
});

test('a process that did not import it uses it as well, without a restart', async () => {
  const { id } = await draft(given, { body: '<p>东风镇</p>' });
  const elsewhere = async () => {
    const ctx = other.context((await given.as('editor')).actor);
    return (await proofreadDraft(ctx, { id })).map(({ excerpt }) => excerpt);
  };
  expect(await elsewhere()).toEqual([]);
  await load('东风镇,地名,BLOCK,东枫镇,,,,', MERGE);
  expect(await elsewhere()).toEqual(['东风镇']);
  const submitted = submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  await expect(submitted).rejects.toMatchObject({ code: 'BLOCKED_BY_FINDING' });
});

test('a term of the import stands as the import says, and the others stay', async () => {
  await load('甲一,类,HINT,,,,,\n甲二,类,HINT,,,,,', REPLACE);
  await load('甲一,类,BLOCK,乙一,,,,\n甲三,类,HINT,,,,,', MERGE);
  expect(await readLexicon(await given.as('admin'))).toBe(
    `${HEAD}甲二,类,HINT,,,,,\n甲一,类,BLOCK,乙一,,,,\n甲三,类,HINT,,,,,\n`,
  );
});

test('of a file with one bad line nothing is imported', async () => {
  const before = await readLexicon(await given.as('admin'));
  await expect(load('好词,类,HINT,,,,,\n坏词,类,FATAL,,,,,', REPLACE)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    particulars: { lines: [{ line: 3 }] },
  });
  await expect(load('', MERGE)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await readLexicon(await given.as('admin'))).toBe(before);
});

test('of two who import onto the version both have seen one is told that it has changed', async () => {
  const { number } = await load('甲,类,HINT,,,,,', REPLACE);
  const outcomes = await Promise.allSettled([
    load('甲,类,HINT,,,,,\n乙,类,HINT,,,,,', REPLACE, number),
    load('甲,类,HINT,,,,,\n丙,类,HINT,,,,,', REPLACE, number),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'STALE', particulars: { version: number + 1 } });
});

test('every import stands in the journal with what it changed', async () => {
  await load('甲,类,HINT,,,,,\n乙,类,HINT,,,,,', REPLACE);
  const { number, sha256 } = await load('乙,类,WARN,,,,,\n丙,类,HINT,,,,,', MERGE);
  const em = given.hub.orm.em.fork();
  const [entry] = await em.find(
    Entry,
    { act: 'lexicon.imported' },
    { orderBy: { number: 'desc' }, limit: 1 },
  );
  expect(entry?.actorName).toBe('admin');
  expect(entry?.detail).toEqual({ number, mode: 'MERGE', entries: 3, sha256, added: 2, removed: 1 });
});

test('only an administrator of the head imports or reads it', async () => {
  for (const username of ['editor', 'supervisor', 'reviewer-office']) {
    const ctx = await given.as(username);
    await expect(importLexicon(ctx, { csv: HEAD, mode: MERGE })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(readLexicon(ctx)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('the desk imports, lists and exports it', async () => {
  const mutation = `mutation($csv: String!) { importLexicon(csv: $csv, mode: REPLACE) { number entries importedBy { name } } }`;
  const { data } = await given.desk<{ importLexicon: { number: number } }>('admin', mutation, {
    csv: `${HEAD}丁,类,HINT,,,,,`,
  });
  const asked = await given.desk('admin', '{ lexicon lexiconVersions(first: 1) { number entries mode } }');
  expect(asked.data).toEqual({
    lexicon: `${HEAD}丁,类,HINT,,,,,\n`,
    lexiconVersions: [{ number: data.importLexicon.number, entries: 1, mode: 'REPLACE' }],
  });
});

test('fifty thousand terms are imported and looked up', { timeout: 60_000 }, async () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => `词条${index}号,类,HINT,改${index},,,,`).join(
    '\n',
  );
  const version = await importLexicon(given.hub.context(SYSTEM), { csv: HEAD + lines, mode: REPLACE });
  expect(version.entries).toBe(50_000);
  expect(await termsFoundIn('甲词条49999号乙')).toEqual(['词条49999号']);
});
