import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const RELATIONS = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;

test('the readers’ role can select what is published and nothing else', async () => {
  const { rows } = await client.query(
    `${RELATIONS} and c.relkind in ('r', 'p', 'v', 'm', 'f')
     and has_any_column_privilege('tonggao_reader', c.oid, 'SELECT') order by name`,
  );
  expect(rows.map((row) => row.name)).toEqual([
    'public.best_bet',
    'public.feed_line',
    'public.former_address',
    'public.placement',
    'public.publication',
    'public.search_document',
    'public.search_facet',
    'public.search_term',
    'public.section',
    'public.site',
  ]);
});

test('the readers’ role can change nothing', async () => {
  const writable = await client.query(
    `${RELATIONS} and c.relkind in ('r', 'p', 'v', 'm', 'f') and (
       has_any_column_privilege('tonggao_reader', c.oid, 'INSERT,UPDATE,REFERENCES')
       or has_table_privilege('tonggao_reader', c.oid, 'DELETE,TRUNCATE,TRIGGER'))`,
  );
  const sequences = await client.query(
    `${RELATIONS} and case c.relkind when 'S' then has_sequence_privilege('tonggao_reader', c.oid, 'USAGE,UPDATE,SELECT') end`,
  );
  const schemas = await client.query(
    `select nspname from pg_namespace where has_schema_privilege('tonggao_reader', oid, 'CREATE')`,
  );
  expect([...writable.rows, ...sequences.rows, ...schemas.rows]).toEqual([]);
});

test('the readers’ role cannot sign in, and owns and inherits nothing', async () => {
  const { rows } = await client.query(
    `select rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,
       (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships,
       (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
     from pg_roles where rolname = 'tonggao_reader'`,
  );
  expect(rows).toEqual([
    {
      ...{
        rolcanlogin: false,
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
      },
      ...{ memberships: 0, owned: 0 },
    },
  ]);
});

test.each([
  ['select * from "copy"'],
  ['select * from revision'],
  ['select * from edition'],
  ['select * from "user"'],
  ['select * from auth.account'],
  ['select * from pgboss.job'],
  ["update publication set title = 'x'"],
  ['delete from placement'],
  ['create table mine (id int)'],
  ['select note from best_bet'],
  ['select changed_by_id, changed_at from best_bet'],
  ['select * from best_bet'],
])('as the readers’ role, `%s` is refused', async (sql) => {
  await client.query('begin; set local role tonggao_reader');
  await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
  await client.query('rollback');
});

test('of what the desk recommends the readers’ role sees for which queries and what, and nothing else', async () => {
  const { rows } = await client.query(
    `select column_name as name from information_schema.column_privileges
     where grantee = 'tonggao_reader' and table_name = 'best_bet' order by name`,
  );
  expect(rows.map((row) => row.name)).toEqual(['content_ids', 'queries']);
});
