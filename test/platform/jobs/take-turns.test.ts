import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeTurns } from '../../../src/platform/jobs/take-turns.ts';
import { cloneDatabase } from '../../support/postgres.ts';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let boss: PgBoss;
beforeAll(async () => {
  database = await cloneDatabase();
  boss = new PgBoss({ connectionString: database.url, schedule: false, supervise: false });
  await boss.start();
});
afterAll(async () => {
  await boss.stop();
  await database.drop();
});

async function queueOfThisTest(): Promise<string> {
  const name = `test.${crypto.randomUUID()}`;
  await boss.createQueue(name, { policy: 'key_strict_fifo', retryLimit: 100, retryDelay: 0 });
  return name;
}

const job = (singletonKey: string, priority = 0, startAfter = 0) => ({
  ...{ data: { key: singletonKey, priority, startAfter }, singletonKey },
  ...{ priority, startAfter },
});

const take = (name: string, most = 100, minPriority?: number) =>
  takeTurns(boss.getDb(), name, { most, minPriority });

const keysOf = (taken: { data: unknown }[]) => taken.map(({ data }) => (data as { key: string }).key).sort();

test('of a key one job is in hand at a time, and it stands for all of its key that were due', async () => {
  const name = await queueOfThisTest();
  await boss.insert(name, [job('a'), job('a'), job('b'), job('a', -1), job('a', 0, 3_600)]);
  const taken = await take(name);
  expect(keysOf(taken)).toEqual(['a', 'b']);
  await boss.insert(name, [job('a')]);
  expect(await take(name)).toEqual([]);
  await boss.complete(name, taken);
  const again = await take(name);
  expect(keysOf(again)).toEqual(['a']);
  await boss.complete(name, again);
  // Only what is put off is left.
  expect(await take(name)).toEqual([]);
  expect(await boss.findJobs(name, { key: 'a', queued: true })).toMatchObject([
    { data: { startAfter: 3_600 } },
  ]);
});

test('the higher priority goes first, within a key too, and a lower one than asked for is left', async () => {
  const name = await queueOfThisTest();
  await boss.insert(name, [job('ill', -1), job('both', -1)]);
  await boss.insert(name, [job('both'), job('well')]);
  expect(keysOf(await take(name, 100, 0))).toEqual(['both', 'well']);
  expect(keysOf(await take(name))).toEqual(['ill']);
});

test('one that failed bars its key until it is taken again', async () => {
  const name = await queueOfThisTest();
  await boss.insert(name, [job('a')]);
  const [first] = await take(name);
  await boss.insert(name, [job('a', 5)]);
  await boss.fail(name, first ?? expect.fail('nothing was taken'), { message: 'no' });
  const [again] = await take(name);
  expect(again).toMatchObject({ id: first?.id, retryCount: 1 });
  expect(await take(name)).toEqual([]);
});

test('many who take at once never have the same key, and among them take every one', async () => {
  const name = await queueOfThisTest();
  const keys = Array.from({ length: 300 }, (_, n) => `k${n}`);
  for (let times = 0; times < 3; times++)
    await boss.insert(
      name,
      keys.map((key) => job(key, -(times % 2))),
    );
  const taken: { data: unknown }[] = [];
  for (let round = 0; round < 50 && taken.length < keys.length; round++) {
    taken.push(...(await Promise.all(Array.from({ length: 6 }, () => take(name, 40)))).flat());
  }
  expect(keysOf(taken)).toEqual(keys.toSorted());
});
