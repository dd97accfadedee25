import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The system account PostgreSQL's programs run under. */
export interface PostgresAccount {
  /** The account's numbers; undefined when it is simply ours. */
  ids: { uid: number; gid: number } | undefined;
  /** True when folders above the programs or the data are closed to the account. */
  shutOut: boolean;
}

/** What `spawn` and `execFile` need to run one program under the account. */
export interface AccountCommand {
  file: string;
  args: string[];
  ids: { uid?: number; gid?: number };
}

/**
 * Tells under which account to run. PostgreSQL refuses to run as root, so root hands it to the owner of the
 * existing data directory, or else to the account `postgres`, which is created when it is missing.
 * `paths` are what that account has to reach.
 */
export async function postgresAccount(data: string, paths: string[]): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { ids: undefined, shutOut: false };
  const owner = await stat(data).catch(() => undefined);
  const owned = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
  const ids = owned ?? (await lookUp()) ?? (await create());
  if (owner && !owned) await run('chown', ['-R', `${ids.uid}:${ids.gid}`, data]);
  const reached = await Promise.all(paths.map((path) => canReach(dirname(path), ids)));
  const shutOut = reached.includes(false);
  if (shutOut) await requireSetpriv(paths);
  return { ids, shutOut };
}

/**
 * Puts a program under the account. Root's own folders are closed to other accounts; one that has to work in
 * there gets the single right to pass through and read, and none of root's others.
 */
export async function asAccount(
  account: PostgresAccount,
  program: string,
  args: string[],
): Promise<AccountCommand> {
  if (!account.ids) return { file: program, args, ids: {} };
  if (!account.shutOut) return { file: program, args, ids: account.ids };
  const right = `+${await rightToPass()}`;
  const { uid, gid } = account.ids;
  // The last one makes access(2), by which the programs look for each other, heed the right.
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  const rights = [`--inh-caps=${right}`, `--ambient-caps=${right}`];
  return { file: 'setpriv', args: [...identity, ...rights, program, ...args], ids: {} };
}

async function requireSetpriv(paths: string[]): Promise<void> {
  await run('setpriv', ['--version']).catch(() => {
    throw new Error(
      `PostgreSQL does not run as root, and its account cannot reach ${paths.join(' and ')}: move the folder, or start Tonggao as an ordinary user`,
    );
  });
}

async function canReach(directory: string, ids: { uid: number; gid: number }): Promise<boolean> {
  const { mode, uid, gid } = await stat(directory);
  const mayPass = mode & (uid === ids.uid ? 0o100 : gid === ids.gid ? 0o010 : 0o001);
  if (!mayPass) return false;
  const above = dirname(directory);
  return above === directory || canReach(above, ids);
}

/** Containers usually withhold the narrow right; the wider one then has to do. */
async function rightToPass(): Promise<string> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const bounding = Number.parseInt(/^CapBnd:\s*([0-9a-f]+)/m.exec(status)?.[1]?.slice(-8) ?? '0', 16);
  return bounding & 0b100 ? 'dac_read_search' : 'dac_override';
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(): Promise<{ uid: number; gid: number }> {
  const settings = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false'];
  await run('useradd', [...settings, 'postgres']).catch(() => undefined);
  const ids = await lookUp();
  if (ids) return ids;
  throw new Error(
    'PostgreSQL does not run as root and the account "postgres" could not be created: start Tonggao as an ordinary user, or set DATABASE_URL',
  );
}
