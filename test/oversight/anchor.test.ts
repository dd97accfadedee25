import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import { anchor } from '../../src/oversight/anchor.ts';
import { anchorFile } from '../../src/oversight/jobs.ts';
import { verifyHub } from '../../src/oversight/verify-hub.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, publishNotice } from '../support/newsroom.ts';

let given: TestHub;
let folder: string;
let path: string;
beforeAll(async () => {
  given = await openTestHub();
  folder = await mkdtemp(join(tmpdir(), 'tonggao-anchors-'));
  await publishNotice(given);
});
afterAll(async () => {
  await given.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  path = join(folder, `${Math.random()}`);
});

const sql = (statement: string) => given.hub.orm.em.getConnection().execute(statement);
const ctx = () => given.hub.context(SYSTEM);
const fault = async () => (await verifyHub(ctx(), path)).fault;

/** Runs statements of an intruder who owns the database, and puts everything back. */
async function tampered(statements: string[], look: () => Promise<void>): Promise<void> {
  const tables = ['edition', 'journal_entry', 'publication', 'placement'];
  for (const table of tables) await sql(`create table kept_${table} as table ${table}`);
  for (const table of tables) await sql(`alter table ${table} disable trigger all`);
  for (const statement of statements) await sql(statement);
  await look();
  await sql(`truncate ${tables.join(', ')} cascade`);
  for (const table of tables.toSorted()) await sql(`insert into ${table} select * from kept_${table}`);
  for (const table of tables) await sql(`alter table ${table} enable trigger all`);
  for (const table of tables) await sql(`drop table kept_${table}`);
}

test('chains that have only grown since stand by their anchors', async () => {
  await anchor(ctx(), path);
  const last = await publishNotice(given, { title: '其后的通知' });
  await anchor(ctx(), path);
  expect(last).toBeTruthy();
  expect(await verifyHub(ctx(), path)).toMatchObject({ anchors: 2, fault: null });
});

test('a ledger and a journal that were both cut at one point are whole in themselves, and are found out', async () => {
  const last = await publishNotice(given, { title: '将被抹去的通知' });
  const { edition } = await anchor(ctx(), path);
  const cut = [
    `delete from placement where publication_id = '${last}'`,
    `delete from publication where id = '${last}'`,
    `delete from journal_entry where number >= (select number from journal_entry where act = 'content.published' and subject_id = '${last}')`,
    `delete from edition where content_id = '${last}'`,
  ];
  await tampered(cut, async () => {
    expect(await fault()).toMatch(
      new RegExp(`^edition ${edition.number} is not the one that was anchored at `),
    );
    await writeFile(path, '');
    expect(await fault()).toBeNull();
  });
  expect(await fault()).toBeNull();
});

test('a journal that alone was cut is found out', async () => {
  await draft(given);
  const { journal } = await anchor(ctx(), path);
  const cut = `delete from journal_entry where number = ${journal.number}`;
  await tampered([cut], async () => {
    expect(await fault()).toMatch(
      new RegExp(`^journal entry ${journal.number} is not the one that was anchored at `),
    );
  });
});

test.each([
  ['by another hub', (line: string) => line.replace(/"signature":"..../, '"signature":"AAAA')],
  ['of other heads', (line: string) => line.replace(/"number":\d+/, '"number":1')],
  ['at all', (line: string) => line.slice(0, 40)],
])('an anchor that was not signed %s is named by its line', async (_what, change) => {
  await anchor(ctx(), path);
  await writeFile(path, `${await readFile(path, 'utf8')}${change(await readFile(path, 'utf8'))}\n`);
  expect(await fault()).toBe('line 2 of the anchors is not signed by this hub');
});

test('the daily tick writes an anchor into the folder of the hub, and verify asks it unasked', async () => {
  const own = anchorFile(given.hub.env.TONGGAO_DATA);
  await ctx().em.transactional((em) => given.hub.jobs.send(em as never, 'oversight.anchor', {}));
  await given.settle();
  expect((await readFile(own, 'utf8')).trim().split('\n')).toHaveLength(1);
  expect(await verifyHub(ctx())).toMatchObject({ anchors: 1, fault: null });
});
