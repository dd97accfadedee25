import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asAccount, type PostgresAccount, postgresAccount } from './account.ts';
import { type PostgresBinaries, postgresBinaries } from './binaries.ts';
import { readLockFile } from './lock-file.ts';

const run = promisify(execFile);

/** Name of the superuser and of the database of an embedded server. */
export const EMBEDDED_NAME = 'tonggao';

/** An initialised data directory and what is needed to run a server on it. */
export interface PostgresCluster {
  directory: string;
  /** PostgreSQL's own data directory, inside `directory`. */
  data: string;
  password: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
}

/** Opens the cluster kept in a directory, creating it on the first run; half-made ones are made anew. */
export async function openCluster(directory: string, durable: boolean): Promise<PostgresCluster> {
  const data = join(directory, 'cluster');
  const binaries = await postgresBinaries();
  const exists = await stat(join(data, 'PG_VERSION')).catch(() => undefined);
  const password = await readPassword(directory, !exists);
  // The server's account has to pass through to its data; names and contents stay hidden from others.
  if (process.getuid?.() === 0) await chmod(directory, 0o711);
  const account = await postgresAccount(data, [data, binaries.postgres]);
  const cluster = { directory, data, password, binaries, account };
  if (!exists) await createCluster(cluster, durable);
  return cluster;
}

/** What a server that another process runs in this directory is reached by. */
export async function readRunning(
  directory: string,
): Promise<{ password: string; port: number | undefined; ready: boolean }> {
  const password = await readFile(join(directory, 'password'), 'utf8').catch(() => '');
  const lock = await readLockFile(join(directory, 'cluster'));
  return { password: password.trim(), port: lock?.port, ready: lock?.ready ?? false };
}

async function readPassword(directory: string, mayCreate: boolean): Promise<string> {
  const path = join(directory, 'password');
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (kept) return kept;
  if (!mayCreate)
    throw new Error(`the database in ${directory} has lost its file "password": put it back from a backup`);
  const password = randomBytes(24).toString('base64url');
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Made beside its final place and moved there when complete, so a kill in between leaves no half cluster. */
async function createCluster(cluster: PostgresCluster, durable: boolean): Promise<void> {
  const { directory, data, password, account } = cluster;
  const draft = join(directory, 'cluster.new');
  const secret = join(directory, 'password.initdb');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(secret, `${password}\n`, { mode: 0o600 });
  if (account.ids) {
    await chown(draft, account.ids.uid, account.ids.gid);
    await chown(secret, account.ids.uid, account.ids.gid);
  }
  try {
    await initialise(cluster, draft, [`--pwfile=${secret}`, ...(durable ? [] : ['--no-sync'])]);
    await rename(draft, data);
  } finally {
    await rm(secret, { force: true });
  }
}

async function initialise(cluster: PostgresCluster, draft: string, extra: string[]): Promise<void> {
  const { binaries, account, directory } = cluster;
  const common = [
    `--pgdata=${draft}`,
    `--username=${EMBEDDED_NAME}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Built into the server, so it sorts and folds case alike on every machine.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...extra,
  ];
  let failure: unknown;
  for (const ctype of characterTypes()) {
    try {
      const command = await asAccount(account, binaries.initdb, [...common, `--lc-ctype=${ctype}`]);
      await run(command.file, command.args, { ...command.ids, cwd: directory });
      return;
    } catch (error) {
      failure = error;
      if (!/invalid locale name/.test((error as { stderr?: string }).stderr ?? '')) break;
    }
  }
  const said = (failure as { stderr?: string }).stderr?.trim() || String(failure);
  throw new Error(`PostgreSQL could not be set up in ${directory}: ${said}`);
}

/** With the plain C type pg_trgm takes no Chinese character for a letter and finds nothing. */
function characterTypes(): string[] {
  return process.platform === 'win32' ? ['en-US', 'C'] : ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'C'];
}
