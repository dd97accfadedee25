import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../src/platform/embedded-postgres.ts';

/** A server and its physical replica, streaming from it. */
export interface Pair {
  primaryUrl: string;
  standbyUrl: string;
  /** Runs SQL on the standby. */
  onStandby(sql: string): Promise<Record<string, unknown>[]>;
  stopStandby(): Promise<void>;
  remove(): Promise<void>;
}

const QUICK = { fsync: 'off', synchronous_commit: 'off', shared_buffers: '32MB', max_connections: '100' };

async function copyOf(primary: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-standby-'));
  await cp(primary, directory, { recursive: true, preserveTimestamps: true });
  // Each remembers its own port, and the copy would take the other's.
  for (const file of ['port', 'cluster/postmaster.pid']) await rm(join(directory, file), { force: true });
  await writeFile(join(directory, 'cluster', 'standby.signal'), '');
  return directory;
}

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a server, copies it while it is stopped, and starts both: npm brings no pg_basebackup, and a copy of a server that was stopped is as good. */
export async function startPair(): Promise<Pair> {
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-primary-'));
  const first = await startPostgres({ directory, settings: QUICK });
  await first.stop();
  const copy = await copyOf(directory);
  const primary = await startPostgres({ directory, settings: QUICK });
  const { hostname, port, username, password } = new URL(primary.url);
  const conninfo = `host=${hostname} port=${port} user=${username} password=${password}`;
  const settings = { ...QUICK, primary_conninfo: conninfo, max_standby_streaming_delay: '1s' };
  const standby = await startPostgres({ directory: copy, settings });
  let stopped: Promise<void> | undefined;
  const stopStandby = () => (stopped ??= standby.stop());
  return {
    ...{ primaryUrl: primary.url, standbyUrl: standby.url, stopStandby },
    onStandby: (sql) => run(standby.url, sql),
    async remove() {
      await stopStandby();
      await primary.stop();
      for (const folder of [directory, copy]) await rm(folder, { recursive: true, force: true });
    },
  };
}
