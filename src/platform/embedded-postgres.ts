import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { EMBEDDED_NAME, openCluster, type PostgresCluster } from './postgres/cluster.ts';
import { lockDirectory } from './postgres/directory-lock.ts';
import { isOrphanRunning } from './postgres/lock-file.ts';
import { launchPostmaster, type Postmaster, stopPostmaster } from './postgres/postmaster.ts';

/** Where and how an embedded server runs. */
export interface PostgresOptions {
  /** Holds the cluster, its password (mode 0600) and the remembered port; made when missing. */
  directory: string;
  /** Hears each line of the server's log. */
  log?: (line: string) => void;
  /** Server settings by name, as in postgresql.conf. */
  settings?: Record<string, string>;
}

/** An embedded server that answers. */
export interface RunningPostgres {
  /** Address of the database `tonggao` with its superuser; the server listens on 127.0.0.1 only. */
  url: string;
  /** Ends every session, writes everything down and returns when the server has ended. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL 18 on a directory, made on the first run, and returns when the database `tonggao` answers.
 * Whatever a killed run left behind is dealt with; a directory that a live process uses is refused with
 * `DirectoryInUse`.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const unlock = await lockDirectory(directory);
  try {
    const settings = options.settings ?? {};
    const cluster = await openCluster(directory, settings.fsync !== 'off');
    if (await isOrphanRunning(cluster.data)) await stopPostmaster(cluster);
    const postmaster = await launchPostmaster(cluster, settings, options.log ?? (() => undefined));
    return await serve(cluster, postmaster, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function serve(
  cluster: PostgresCluster,
  { child, port }: Postmaster,
  unlock: () => Promise<void>,
): Promise<RunningPostgres> {
  const killOnExit = () => child.kill('SIGINT');
  process.once('exit', killOnExit);
  const end = async () => {
    process.off('exit', killOnExit);
    if (child.exitCode === null && child.signalCode === null) await stopPostmaster(cluster);
  };
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= end().finally(unlock));
  const address = (database: string) =>
    `postgres://${EMBEDDED_NAME}:${cluster.password}@127.0.0.1:${port}/${database}`;
  try {
    await ensureDatabase(address('postgres'));
  } catch (error) {
    await end();
    throw error;
  }
  return { url: address(EMBEDDED_NAME), stop };
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [EMBEDDED_NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(EMBEDDED_NAME)}`);
  } finally {
    await client.end();
  }
}
