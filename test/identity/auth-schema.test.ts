import { getMigrations } from 'better-auth/db/migration';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLockout } from '../../src/identity/lockout.ts';
import { signInOptions } from '../../src/identity/sign-in.ts';
import { createLog } from '../../src/platform/log.ts';
import { BASE_URL, type IdentityHub, openIdentityHub, SECRET } from './identity-hub.ts';

let hub: IdentityHub;
let pool: Pool;

beforeAll(async () => {
  hub = await openIdentityHub();
  pool = new Pool({ connectionString: hub.url, options: '-c search_path=auth' });
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

test('after the migration the sign-in library wants no other table, column or index', async () => {
  const lockout = createLockout(pool, SECRET, () => new Date());
  const log = createLog('silent');
  const options = signInOptions({
    pool,
    secret: SECRET,
    baseUrl: BASE_URL,
    log,
    lockout,
    isActive: async () => true,
  });
  const wanted = await getMigrations(options);
  expect(wanted.toBeCreated).toEqual([]);
  expect(wanted.toBeAdded).toEqual([]);
  expect(wanted.toBeAddedIndexes).toEqual([]);
  expect(wanted.schemaProblems).toEqual([]);
});

test('the hub leaves the schema of the library alone', async () => {
  const sql = await hub.orm.schema.getUpdateSchemaSQL({ wrap: false });
  expect(sql).not.toMatch(/"?auth"?\./);
});

test('the role of the reading API cannot reach the schema', async () => {
  const rows = await hub.orm.em
    .fork()
    .execute(`select has_schema_privilege('tonggao_reader', 'auth', 'usage') as may`);
  expect(rows).toEqual([{ may: false }]);
});
