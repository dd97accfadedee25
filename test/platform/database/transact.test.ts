import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueue } from '../../../src/identity/context.ts';
import { record } from '../../../src/journal/record.ts';
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
