import { expect, test } from 'vitest';
import { pendingSchema } from '../src/pending-schema.ts';
import { cloneDatabase } from './support/postgres.ts';

test('the migrations make exactly the tables the entities describe', async () => {
  const database = await cloneDatabase();
  expect(await pendingSchema(database.url)).toBe('');
  await database.drop();
});
