import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../src/identity/context.ts';
import { transact } from '../../src/platform/database/transact.ts';
import { announce } from '../../src/release/announce.ts';
import { appendEdition } from '../../src/release/append-edition.ts';
import { applyEdition } from '../../src/release/apply-edition.ts';
import { editionHash } from '../../src/release/chain.ts';
import { Edition, WithdrawalKind } from '../../src/release/edition.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { publishNotice } from '../support/newsroom.ts';

/** In the order in which they refer to one another. */
const TABLES = ['edition', 'publication', 'placement', 'journal_entry'];

let given: TestHub;
let ids: Record<'live' | 'gone' | 'last', string>;
beforeAll(async () => {
  given = await openTestHub();
  const live = await publishNotice(given);
  const gone = await publishNotice(given, { title: '误发的通知' });
  await sql(`create table before_gone as select * from publication where id = '${gone}'`);
  const withdrawal = { contentId: gone, kind: WithdrawalKind.GONE, explanation: '误发' };
  await withdraw(await given.as('editor'), withdrawal);
  ids = { live, gone, last: await publishNotice(given, { title: '最后的通知' }) };
  for (const table of TABLES) {
    await sql(`create table kept_${table} as table ${table}`);
    await sql(`alter table ${table} disable trigger all`);
  }
});
afterAll(() => given.close());

beforeEach(async () => {
  await sql(`truncate ${TABLES.join(', ')} cascade`);
  for (const table of TABLES) await sql(`insert into ${table} select * from kept_${table}`);
});

const sql = (statement: string) => given.hub.orm.em.getConnection().execute(statement);
const fault = async () => (await verifyLedger(given.hub.orm.em.fork())).fault;

/** Runs statements of an intruder, in which :live, :gone and :last are the contents’ ids. */
async function tamper(statements: string): Promise<void> {
  const named = statements.replace(/:(live|gone|last)/g, (_, name: keyof typeof ids) => `'${ids[name]}'`);
  for (const statement of named.split(';')) await sql(statement);
}

test('an untouched ledger is whole', async () => {
  expect(await verifyLedger(given.hub.orm.em.fork())).toEqual({
    ...{ editions: 4, publications: 3, fault: null },
  });
});

const FORGED = { title: '偷换' } as Edition['snapshot'];

/** Changes the first edition and seals it, and every edition after it, as if nothing had been; and tells the journal so, or not. */
async function rehash(change: Partial<Edition>, told: boolean): Promise<void> {
  const em = given.hub.orm.em.fork();
  const editions = await em.find(Edition, {}, { orderBy: { sequence: 'asc' } });
  let previousHash: string | null = null;
  for (const [nth, edition] of editions.entries()) {
    const snapshot = { ...edition.snapshot, ...(nth === 0 ? change.snapshot : {}) };
    Object.assign(edition, { ...(nth === 0 ? change : {}), snapshot, previousHash });
    edition.hash = editionHash(edition);
    previousHash = edition.hash;
    const where = `act like 'content.%' and subject_id = '${edition.contentId}' and (detail->>'edition')::int = ${edition.number}`;
    if (told)
      await sql(
        `update journal_entry set detail = jsonb_set(detail, '{hash}', '"${edition.hash}"') where ${where}`,
      );
  }
  await em.flush();
}

const OTHER_SECTION =
  "(select id from section where code = 'gzdt' and site_id = (select site_id from publication where id = :live))";

test.each([
  [
    'a withdrawn text set back to the edition before',
    `delete from placement where publication_id = :gone; delete from publication where id = :gone;
     insert into publication select * from before_gone;
     insert into placement select * from kept_placement where publication_id = :gone;
     update placement set live = true where publication_id = :gone`,
    /differs from its edition|is not of its latest edition/,
  ],
  [
    'a publication that was deleted with its placements',
    'delete from placement where publication_id = :live; delete from publication where id = :live',
    /is missing/,
  ],
  [
    'a publication that no edition made',
    `create temporary table forged as select * from publication where id = :live;
     update forged set id = gen_random_uuid(), path = '/forged';
     insert into publication select * from forged; drop table forged`,
    /has no edition/,
  ],
  [
    'a moved site',
    "update publication set site_id = (select id from site where code = '4300000002') where id = :live",
    /in site/,
  ],
  ['a moved section', `update publication set section_id = ${OTHER_SECTION} where id = :live`, /in section/],
  ['another address', "update publication set path = '/elsewhere' where id = :live", /in path/],
  [
    'a moment of withdrawal',
    'update publication set withdrawn_at = now() where id = :live',
    /in withdrawnAt/,
  ],
  [
    'no moment of withdrawal',
    'update publication set withdrawn_at = null where id = :gone',
    /in withdrawnAt/,
  ],
  [
    'another day of publication',
    "update publication set published_at = published_at - interval '1 day' where id = :live",
    /in publishedAt/,
  ],
  [
    'a live content that stands in no list',
    'update placement set live = false where publication_id = :live',
    /placements/,
  ],
  [
    'a live content without its home placement',
    'delete from placement where publication_id = :live',
    /placements/,
  ],
  [
    'a withdrawn content that stands in a list',
    'update placement set live = true where publication_id = :gone',
    /placements/,
  ],
  [
    'a tail that was cut off',
    `delete from placement where publication_id = :last; delete from publication where id = :last;
     delete from edition where content_id = :last`,
    /edition 4 is missing/,
  ],
  [
    'a changed text',
    `update edition set snapshot = jsonb_set(snapshot, '{title}', '"偷换"') where content_id = :live`,
    /^edition 1 was changed \(content .*, its edition 1, differs in snapshot.title\)$/,
  ],
  [
    'altered approvals',
    `update edition set approvals = jsonb_set(approvals, '{0,username}', '"somebody"') where content_id = :gone and number = 1`,
    /^edition 2 was changed \(content .*, its edition 1, differs in approvals\)$/,
  ],
  [
    'another publisher',
    'update edition set by_id = gen_random_uuid() where content_id = :last',
    /^edition 4 was changed \(content .*, its edition 1, differs in byId\)$/,
  ],
  [
    'an explanation that was put into other words',
    `update edition set withdrawal = jsonb_set(withdrawal, '{explanation}', '"无"') where content_id = :gone and number = 2`,
    /^edition 3 was changed \(content .*, its edition 2\)$/,
  ],
  [
    'a row that was taken out of the middle',
    'delete from edition where sequence = 2',
    /^edition 2 is missing/,
  ],
  [
    'two rows that changed places',
    `update edition set sequence = -1 where sequence = 1; update edition set sequence = 1 where sequence = 2;
     update edition set sequence = 2 where sequence = -1`,
    /^edition 1 does not follow the one before \(content .*, differs in sequence\)$/,
  ],
  [
    'a decision that was struck from the journal',
    "delete from journal_entry where act = 'copy.approved' and subject_id = (select copy_id from edition where content_id = :last)",
    /^edition 4 has an approval of tier 1 that the journal does not know/,
  ],
  [
    'a text that readers are given and nobody approved',
    "update publication set body = '<p>偷换</p>' where id = :live",
    /in body$/,
  ],
  [
    'a placement that leads elsewhere',
    `update placement set section_id = ${OTHER_SECTION} where publication_id = :live`,
    /placements/,
  ],
])('%s is named', async (_what, statements, expected) => {
  await tamper(statements);
  expect(await fault()).toMatch(expected);
});

test.each<[string, Partial<Edition>, boolean, RegExp]>([
  [
    'without a word to the journal',
    { changeNote: '补记' },
    false,
    /^edition 1 is not in the journal \(.*differs in hash\)$/,
  ],
  [
    'and told to the journal anew',
    { snapshot: FORGED },
    true,
    /^edition 1 is not the text that was approved \(.*snapshot.title/,
  ],
])(
  'a changed edition whose whole suffix was hashed anew %s is named',
  async (_what, change, told, expected) => {
    await rehash(change, told);
    expect(await fault()).toMatch(expected);
  },
);

async function forge(change: (last: Edition) => object, told = true): Promise<void> {
  await transact(await given.as('editor'), async (tx: Context) => {
    const last = await tx.em.findOneOrFail(Edition, { contentId: ids.live });
    const edition = await appendEdition(tx, { ...last, ...change(last) });
    await applyEdition(tx, edition);
    if (told) await announce(tx, 'content.corrected', edition);
  });
}

test('an edition with every tier, told to the journal, is whole', async () => {
  await forge(() => ({}));
  expect(await fault()).toBeNull();
});

test('an edition from before tiers and authors were kept with it is held to its sensitivity', async () => {
  const before = { tiers: [], authorIds: [] };
  await forge(() => before);
  expect(await fault()).toBeNull();
  await forge(({ approvals }) => ({ ...before, approvals: approvals.slice(0, 1) }));
  expect(await fault()).toMatch(/^edition 6 lacks approvals \(content .*, its edition 3/);
});

test.each<[string, (last: Edition) => object]>([
  [
    'which a tier of its sensitivity did not approve',
    ({ approvals }) => ({ approvals: approvals.slice(0, 1) }),
  ],
  [
    'which one person approved twice',
    ({ approvals }) => ({ approvals: approvals.map((one) => ({ ...one, userId: approvals[0]?.userId })) }),
  ],
])('an edition %s is named', async (_what, change) => {
  await forge(change);
  expect(await fault()).toMatch(/^edition 5 lacks approvals \(content /);
});

test('an edition that one of its authors approved is named', async () => {
  const author = (await given.as('reviewer-office')).actor.id;
  await forge(() => ({ authorIds: [author] }));
  expect(await fault()).toMatch(/^edition 5 lacks approvals \(content /);
});

test('an edition that the journal does not know is named', async () => {
  await forge(() => ({}), false);
  expect(await fault()).toMatch(/^edition 5 is not in the journal \(content /);
});
