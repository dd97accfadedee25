import { afterAll, beforeAll, expect, test } from 'vitest';
import { attach } from '../../src/content/attach.ts';
import type { Copy } from '../../src/content/copy.ts';
import { limit } from '../../src/content/limit.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Entry } from '../../src/journal/entry.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { recall } from '../../src/review/recall.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const TITLE = '限定范围的稿件';
const idOf = async (username: string) => (await given.as(username)).actor.id ?? '';
const em = () => given.hub.orm.em.fork();

async function limited(...usernames: string[]): Promise<Copy> {
  const namedIds = await Promise.all(usernames.map(idOf));
  return draft(given, { title: TITLE, namedIds });
}

const LISTS = `query($id: ID!) { copy(id: $id) { title }
  copies(first: 50) { totalCount edges { node { id title } } } reviewQueue(first: 50) { totalCount edges { node { id } } } }`;

test('nobody sees a limited copy who is not named, administrators of its organisation neither', async () => {
  const { id } = await limited('reviewer-office');
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  for (const outsider of ['admin', 'supervisor', 'operator', 'reviewer-deputy-secretary']) {
    const { data } = await given.desk<{ copy: unknown; copies: { edges: { node: { id: string } }[] } }>(
      outsider,
      LISTS,
      { id },
    );
    expect(data.copy).toBeNull();
    expect(JSON.stringify(data)).not.toContain(id);
  }
  for (const insider of ['editor', 'reviewer-office']) {
    const { data } = await given.desk<{ copy: { title: string } }>(insider, LISTS, { id });
    expect(data.copy.title).toBe(TITLE);
  }
  const queue = await given.desk<{ reviewQueue: { totalCount: number } }>('reviewer-office', LISTS, { id });
  expect(queue.data.reviewQueue.totalCount).toBe(1);
});

test('nobody acts on a limited copy who is not named', async () => {
  const { id } = await limited();
  const admin = await given.as('admin');
  const office = await given.as('reviewer-office');
  const acts = [
    () => revise(admin, { id, version: 1, patch: { title: '改' } }),
    () => submit(admin, { id, sensitivity: Sensitivity.GENERAL }),
    () => recall(admin, { id }),
    () => publish(admin, { id }),
    () => attach(admin, { copyId: id, files: [] }),
    () => limit(admin, { id, namedIds: null }),
    () => decide(office, { id, approve: true }),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a limited copy is submitted only where each tier has a named person who may decide', async () => {
  const { id } = await limited('reviewer-office');
  const sensitive = { id, sensitivity: Sensitivity.SENSITIVE };
  await expect(submit(await given.as('editor'), sensitive)).rejects.toMatchObject({
    code: 'WRONG_STATE',
    particulars: { roles: ['REVIEWER_DEPUTY_SECRETARY'] },
  });
  const names = ['reviewer-office', 'reviewer-deputy-secretary'];
  await limit(await given.as('editor'), { id, namedIds: await Promise.all(names.map(idOf)) });
  await approve(given, { id } as Copy);
  expect((await publish(await given.as('editor'), { id })).state).toBe('PUBLISHED');
});

test('what a limited copy brought out is withdrawn, restored and placed by whoever may, named or not', async () => {
  const copy = await limited('reviewer-office', 'reviewer-deputy-secretary');
  await approve(given, copy);
  const contentId = (await publish(await given.as('editor'), { id: copy.id })).contentId ?? '';
  const vice = await given.as('reviewer-vice-mayor');
  const gone = { contentId, kind: WithdrawalKind.GONE, explanation: '核实中' };
  expect((await withdraw(vice, gone)).withdrawalKind).toBe('GONE');
  expect((await restore(await given.as('admin'), { contentId })).withdrawalKind).toBeNull();
  const { sections } = await given.site('4300000001');
  const sectionId = sections.get('zcwj')?.id ?? '';
  expect(await place(await given.as('operator'), { contentId, sectionId })).toMatchObject({ live: true });
});

test('a change of who is named is journalled, and the one who names stays named', async () => {
  const copy = await limited('admin');
  const [editor, admin, operator] = await Promise.all(['editor', 'admin', 'operator'].map(idOf));
  const { namedIds } = await limit(await given.as('admin'), { id: copy.id, namedIds: [operator ?? ''] });
  expect(new Set(namedIds)).toEqual(new Set([editor, admin, operator]));
  const [line] = await em().find(Entry, { act: 'copy.limited', subjectId: copy.id });
  expect(line?.detail).toEqual({ before: copy.namedIds, named: namedIds });
  await limit(await given.as('editor'), { id: copy.id, namedIds: null });
  const { data } = await given.desk<{ copy: { title: string } }>('supervisor', LISTS, { id: copy.id });
  expect(data.copy.title).toBe(TITLE);
});

test.each([['nonsense'], ['0198f3a0-0000-7000-8000-000000000001']])('%s cannot be named', async (unknown) => {
  await expect(draft(given, { namedIds: [unknown] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('every reading of a limited copy is journalled, by screen or in a list, and no reading of another', async () => {
  const [{ id }, open] = [await limited('admin'), await draft(given)];
  await given.desk('admin', 'query($id: ID!) { copy(id: $id) { title } }', { id });
  await given.desk('editor', '{ copies(first: 50) { edges { node { title } } } }');
  await given.desk('admin', 'query($id: ID!) { copy(id: $id) { title } }', { id: open.id });
  const lines = await em().find(Entry, { act: 'copy.read', subjectId: { $in: [id, open.id] } });
  expect(lines.map((line) => line.actorName).toSorted()).toEqual(['admin', 'editor']);
  expect(lines.every((line) => line.subjectId === id)).toBe(true);
});

test('the journal keeps no title of a limited copy', async () => {
  const { id } = await limited();
  const lines = await em().find(Entry, { subjectId: id });
  expect(JSON.stringify(lines)).not.toContain(TITLE);
});
