import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EMBEDDED_NAME, openCluster, type PostgresCluster, readRunning } from './postgres/cluster.ts';
import { DirectoryInUse, lockDirectory } from './postgres/directory-lock.ts';
import { keepRunning } from './postgres/keep-running.ts';
import { isOrphanRunning } from './postgres/lock-file.ts';
import {
  launchPostmaster,
  type Postmaster,
  relaunchPostmaster,
  stopPostmaster,
} from './postgres/postmaster.ts';

/** Where and how an embedded server runs. */
export interface PostgresOptions {
  /** Holds the cluster, its password (mode 0600) and the remembered port; made when missing. */
  directory: string;
  /** Hears each line of the server's log. */
  log?: (line: string) => void;
  /** Server settings by name, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** How long an earlier process may take to leave the directory, in ms; 5 s unless told. */
  patienceMs?: number;
  /** Hears one line for each time the server ended unasked. */
  tell?: (line: string) => void;
  /** Hears that the server ended unasked so often that it is not started again. */
  lost?: (error: Error) => void;
  /** How long to wait before each start in a row of a server that ended unasked, in ms. */
  pauses?: readonly number[];
}

const PAUSES = [100, 1_000, 3_000, 10_000, 20_000];

/** An embedded server that answers; one that ends unasked is started again on the same address. */
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
  const unlock = await lockDirectory(directory, options.patienceMs ?? 5_000);
  try {
    const cluster = await openCluster(directory, options.settings?.fsync !== 'off');
    if (await isOrphanRunning(cluster.data)) await stopPostmaster(cluster);
    const postmaster = await launchPostmaster(cluster, options.settings ?? {}, options.log ?? ignore);
    return await serve(cluster, postmaster, options, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * Like `startPostgres`, but where a live process runs the server of this directory already, that one is used
 * and `stop` leaves it running: for commands that are given while the hub runs.
 */
export async function joinPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const limit = Date.now() + (options.patienceMs ?? 20_000);
  for (;;) {
    const joined = (await startUnlessInUse(options)) ?? (await reachRunning(resolve(options.directory)));
    if (joined) return joined;
    if (Date.now() > limit) return startPostgres({ ...options, patienceMs: 0 });
    await sleep(100);
  }
}

async function startUnlessInUse(options: PostgresOptions): Promise<RunningPostgres | undefined> {
  try {
    return await startPostgres({ ...options, patienceMs: 0 });
  } catch (error) {
    if (error instanceof DirectoryInUse) return undefined;
    throw error;
  }
}

/** Undefined while the other process has not got the server to answer. */
async function reachRunning(directory: string): Promise<RunningPostgres | undefined> {
  const { password, port, ready } = await readRunning(directory);
  if (!ready || !password || !port) return undefined;
  const url = addressOf(password, port, EMBEDDED_NAME);
  const client = new Client({ connectionString: url });
  return client.connect().then(
    () => client.end().then(() => ({ url, stop: async () => undefined })),
    () => undefined,
  );
}

const ignore = () => undefined;

async function serve(
  cluster: PostgresCluster,
  postmaster: Postmaster,
  { settings = {}, log = ignore, tell = ignore, lost = ignore, pauses = PAUSES }: PostgresOptions,
  unlock: () => Promise<void>,
): Promise<RunningPostgres> {
  const { port } = postmaster;
  const relaunch = async () => {
    if (await isOrphanRunning(cluster.data)) await stopPostmaster(cluster);
    return relaunchPostmaster(cluster, port, settings, log);
  };
  const kept = keepRunning(postmaster, { relaunch, tell, lost, pauses });
  const killOnExit = () => kept.child().kill('SIGINT');
  process.once('exit', killOnExit);
  const end = async () => {
    await kept.release();
    process.off('exit', killOnExit);
    const { exitCode, signalCode } = kept.child();
    if (exitCode === null && signalCode === null) await stopPostmaster(cluster);
  };
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= end().finally(unlock));
  try {
    await ensureDatabase(addressOf(cluster.password, port, 'postgres'));
  } catch (error) {
    await end();
    throw error;
  }
  return { url: addressOf(cluster.password, port, EMBEDDED_NAME), stop };
}

function addressOf(password: string, port: number, database: string): string {
  return `postgres://${EMBEDDED_NAME}:${password}@127.0.0.1:${port}/${database}`;
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
