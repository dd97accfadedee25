import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueue } from '../../../src/identity/context.ts';
import { Entry } from '../../../src/journal/entry.ts';
import { record } from '../../../src/journal/record.ts';
import { verifyJournal } from '../../../src/journal/verify.ts';
import { transact } from '../../../src/platform/database/transact.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function count(table: string, where: string): Promise<number> {
  const sql = `select count(*)::int as count from ${table} where ${where}`;
  const [row] = await given.hub.orm.em.fork().execute<{ count: number }[]>(sql);
  return row?.count ?? 0;
}

const contentId = '01a2039e-0000-7000-8000-000000000001';
const queued = () => count('pgboss.job', `name = 'search.index' and data->>'contentId' = '${contentId}'`);

test('a rolled-back act leaves neither job nor journal entry, a committed one leaves both', async () => {
  const subject = { type: 'Publication', id: contentId };
  const act = async (fails: boolean) =>
    transact(await given.as('editor'), async (tx) => {
      await enqueue(tx, 'search.index', { contentId });
      await record(tx, 'content.tried', subject);
      if (fails) throw new Error('after all not');
    });
  await expect(act(true)).rejects.toThrow('after all not');
  expect([await queued(), await count('journal_entry', `act = 'content.tried'`)]).toEqual([0, 0]);
  await act(false);
  expect([await queued(), await count('journal_entry', `act = 'content.tried'`)]).toEqual([1, 1]);
});

test('outside a transaction nothing is queued and nothing recorded', async () => {
  const ctx = await given.as('editor');
  await expect(enqueue(ctx, 'search.index', { contentId })).rejects.toThrow(/outside a transaction/);
  await expect(record(ctx, 'x', { type: 'X', id: contentId })).rejects.toThrow(/outside a transaction/);
});

test('there is no network inside a transaction', async () => {
  const ctx = await given.as('editor');
  const asking = transact(ctx, async (tx) => tx.fetch(`${given.hub.publicUrl}/healthz`));
  await expect(asking).rejects.toThrow(/inside a transaction/);
  expect((await ctx.fetch(`${given.hub.publicUrl}/healthz`)).status).toBe(200);
});

test('entries written at once by many stand in one chain without gaps', async () => {
  const before = await count('journal_entry', 'true');
  const subject = { type: 'Publication', id: contentId };
  const writing = Array.from({ length: 12 }, async () =>
    transact(await given.as('editor'), (tx) => record(tx, 'content.raced', subject)),
  );
  await Promise.all(writing);
  const [last] = await given.hub.orm.em
    .fork()
    .execute<{ number: number; distinct: number }[]>(
      'select max(number)::int as number, count(distinct previous_hash)::int as distinct from journal_entry',
    );
  expect(last).toEqual({ number: before + 12, distinct: before + 11 });
});

test('an act that has told the journal something holds up nobody until its end, and its lines stand together', async () => {
  const subject = { type: 'Publication', id: contentId };
  const [slow, quick] = [await given.as('editor'), await given.as('operator')];
  await transact(slow, async (tx) => {
    await record(tx, 'content.begun', subject, { step: 1 });
    await transact(quick, async (other) => {
      await other.em.execute(`set local lock_timeout = '2s'`);
      await record(other, 'content.passed', subject);
    });
    await transact(tx, (joined) => record(joined, 'content.begun', subject, { step: 2 }));
  });
  const em = given.hub.orm.em.fork();
  const lines = await em.find(
    Entry,
    { act: { $in: ['content.begun', 'content.passed'] } },
    { orderBy: { number: 'asc' } },
  );
  const first = lines[0]?.number ?? 0;
  expect(lines.map(({ number, actorName, detail }) => [number - first, actorName, detail])).toEqual([
    [0, 'operator', {}],
    [1, 'editor', { step: 1 }],
    [2, 'editor', { step: 2 }],
  ]);
  expect((await verifyJournal(em)).fault).toBeNull();
});

test('an act whose line cannot be written leaves nothing', async () => {
  const [ctx, before] = [await given.as('editor'), await queued()];
  const act = transact(ctx, async (tx) => {
    await enqueue(tx, 'search.index', { contentId });
    await record(tx, 'content.unwritten', { type: 'Publication', id: 'no id at all' });
  });
  await expect(act).rejects.toThrow(/uuid/);
  expect([await queued(), await count('journal_entry', `act = 'content.unwritten'`)]).toEqual([before, 0]);
});

test('what was told of is what was so then, whatever becomes of it until the end', async () => {
  const detail = { names: ['甲'] };
  await transact(await given.as('editor'), async (tx) => {
    await record(tx, 'content.named', { type: 'Publication', id: contentId }, detail);
    detail.names.push('乙');
  });
  const [line] = await given.hub.orm.em.fork().find(Entry, { act: 'content.named' });
  expect(line?.detail).toEqual({ names: ['甲'] });
});

test('more lines than one statement has room for go into the chain whole', async () => {
  const subject = { type: 'Publication', id: contentId };
  await transact(await given.as('editor'), async (tx) => {
    for (let told = 0; told < 6_500; told++) await record(tx, 'content.counted', subject, { told });
  });
  expect(await count('journal_entry', `act = 'content.counted'`)).toBe(6_500);
  expect((await verifyJournal(given.hub.orm.em.fork())).fault).toBeNull();
});

test('a line is told of in a transaction of an act only, for another would lose it', async () => {
  const ctx = await given.as('editor');
  const telling = given.hub.orm.em
    .fork()
    .transactional((em) => record({ ...ctx, em: em as typeof ctx.em }, 'x', { type: 'X', id: contentId }));
  await expect(telling).rejects.toThrow(/outside a transaction of/);
});
