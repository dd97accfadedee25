import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { startPostgres } from '../../src/platform/embedded-postgres.ts';
import { TEMPLATE_NAME } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a superuser on the server that the whole suite uses. */
    adminUrl: string;
  }
}

/** A database of one test file. */
export interface TestDatabase {
  url: string;
  /** Ends the sessions that are left and removes the database. */
  drop(): Promise<void>;
}

/** A copy of the template database, for this test file alone. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('adminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_NAME}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Starts the suite's own server in a throw-away directory: quick rather than safe. */
export async function startTestServer(): Promise<{ url: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-test-'));
  const server = await startPostgres({
    directory,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum_naptime: '1h',
      shared_buffers: '256MB',
      max_connections: '300',
      max_wal_size: '4GB',
    },
  });
  // Ctrl-C ends the runner within a millisecond, with no time for a clean stop.
  const removeAtOnce = () => removeSync(directory);
  process.once('exit', removeAtOnce);
  const remove = async () => {
    process.off('exit', removeAtOnce);
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { url: server.url, remove };
}

/** The server is still ending while its files go, so the directory may fill again for a moment. */
function removeSync(directory: string): void {
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      rmSync(directory, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}
