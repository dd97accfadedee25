import { Client } from 'pg';
import { expect, test } from 'vitest';
import { cloneDatabase } from './postgres.ts';

test('each clone is a database of its own and is gone after drop, even with sessions open', async () => {
  const [one, two] = [await cloneDatabase(), await cloneDatabase()];
  expect(one.url).not.toBe(two.url);
  const client = new Client({ connectionString: one.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('CREATE TABLE mine (id int)');
  await one.drop();
  const late = new Client({ connectionString: one.url });
  await expect(late.connect()).rejects.toThrow(/does not exist/);
  await two.drop();
});
