import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

// No system gives out process numbers this high.
const NOBODY = '99999999';

/** What `postmaster.pid` says: the server's process, its port and whether it answers yet. */
export interface LockFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** Reads `postmaster.pid` of a data directory; undefined when there is none that can be read as one. */
export async function readLockFile(data: string): Promise<LockFile | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Tells whether a server of an earlier run still runs on this data directory. A lock file that names no such
 * server is made harmless, whoever has its process number now.
 */
export async function isOrphanRunning(data: string): Promise<boolean> {
  const path = join(data, 'postmaster.pid');
  const left = await readLockFile(data);
  if (!left) {
    await rm(path, { force: true });
    return false;
  }
  if (await isServerOf(left.pid, data)) return true;
  // The rest of the file stays: PostgreSQL learns from it whether old sessions still hold shared memory.
  const lines = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, [NOBODY, ...lines.slice(1)].join('\n'));
  return false;
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    // A server works inside its data directory.
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(data));
  }
  if (process.platform === 'win32') {
    return (await output('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])).includes('postgres.exe');
  }
  return (await output('ps', ['-p', String(pid), '-o', 'command='])).includes(data);
}

async function output(program: string, args: string[]): Promise<string> {
  return run(program, args).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
