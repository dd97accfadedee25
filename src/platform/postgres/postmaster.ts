import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { asAccount } from './account.ts';
import type { PostgresCluster } from './cluster.ts';
import { isOrphanRunning, readLockFile } from './lock-file.ts';
import { freePort, readPort, rememberPort } from './port.ts';

const run = promisify(execFile);
const READY_LIMIT_MS = 60_000;
const ATTEMPTS = 20;

/** A server process that answers on 127.0.0.1. */
export interface Postmaster {
  child: ChildProcess;
  port: number;
}

/**
 * Runs the server and returns when it accepts connections. It takes the port of the last run, or another
 * when that one is taken, and waits for the last sessions of a killed server to let go of their memory.
 */
export async function launchPostmaster(
  cluster: PostgresCluster,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<Postmaster> {
  const port = (await readPort(cluster.directory)) ?? (await freePort());
  const postmaster = await launch(cluster, { port, settings, log, otherPort: freePort });
  await rememberPort(cluster.directory, postmaster.port);
  return postmaster;
}

/** Runs the server again on exactly this port, since the addresses that others hold name it. */
export function relaunchPostmaster(
  cluster: PostgresCluster,
  port: number,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<Postmaster> {
  const otherPort = () => sleep(500, port);
  return launch(cluster, { port, settings, log, otherPort });
}

interface Launch {
  port: number;
  settings: Record<string, string>;
  log: (line: string) => void;
  /** The port to try where the present one is taken. */
  otherPort: () => Promise<number>;
}

async function launch(cluster: PostgresCluster, given: Launch): Promise<Postmaster> {
  let { port } = given;
  let said: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    said = [];
    const child = await spawnPostgres(cluster, port, given.settings, (line) => {
      said = [...said.slice(-9), line];
      given.log(line);
    });
    if (await becomesReady(child, cluster.data)) return { child, port };
    const reason = said.join('\n');
    if (/could not bind|could not create any TCP/.test(reason)) port = await given.otherPort();
    else if (/still in use/.test(reason)) await sleep(500);
    else break;
  }
  throw new Error(`PostgreSQL did not start in ${cluster.directory}:\n${said.join('\n')}`);
}

async function spawnPostgres(
  cluster: PostgresCluster,
  port: number,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<ChildProcess> {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', cluster.data, '-p', String(port), ...flags];
  const command = await asAccount(cluster.account, cluster.binaries.postgres, args);
  const child = spawn(command.file, command.args, {
    ...command.ids,
    cwd: cluster.directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C goes to the whole process group; the database must outlive the work that still uses it.
    detached: true,
    windowsHide: true,
  });
  child.unref();
  createInterface({ input: child.stderr }).on('line', log);
  (child.stderr as unknown as { unref(): void }).unref();
  return child;
}

/** False when the process ends first. */
async function becomesReady(child: ChildProcess, data: string): Promise<boolean> {
  let ended = false;
  const end = new Promise<void>((done) => {
    child.once('error', () => done()).once('close', () => done());
  }).then(() => {
    ended = true;
  });
  const limit = Date.now() + READY_LIMIT_MS;
  while (!ended && Date.now() < limit) {
    const file = await readLockFile(data);
    if (file?.pid === child.pid && file?.ready) return true;
    await Promise.race([sleep(15), end]);
  }
  if (!ended) child.kill('SIGKILL');
  await end;
  return false;
}

/** Shuts the server of a cluster down: sessions are ended, everything is written. Force follows after 30 s. */
export async function stopPostmaster(cluster: PostgresCluster): Promise<void> {
  const stop = async (mode: string) => {
    const args = ['stop', '-D', cluster.data, '-m', mode, '-w', '-t', '30'];
    const command = await asAccount(cluster.account, cluster.binaries.pg_ctl, args);
    await run(command.file, command.args, { ...command.ids, cwd: cluster.directory });
  };
  try {
    await stop('fast');
  } catch {
    // It may have ended by itself in the meantime, also without taking its file away; then there is nothing to do.
    if (await isOrphanRunning(cluster.data)) await stop('immediate');
  }
}
