import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinPostgres, type RunningPostgres, startPostgres } from '../../src/platform/embedded-postgres.ts';
import { asAccount, postgresAccount } from '../../src/platform/postgres/account.ts';
import { until } from '../support/until.ts';

let scratch: string;
let directory: string;
let running: RunningPostgres | undefined;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tonggao-pg-'));
  directory = join(scratch, 'postgres');
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(scratch, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = { fsync: 'off' }): Promise<RunningPostgres> {
  running = await startPostgres({ directory, settings });
  return running;
}

async function ask<Row = Record<string, unknown>>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

const lockFile = () => join(directory, 'cluster', 'postmaster.pid');

test('data, password and port outlive a stop, and the second start is quick', async () => {
  const first = await start();
  await ask(first.url, `CREATE TABLE kept AS SELECT '通稿' AS word`);
  await first.stop();
  const begin = performance.now();
  const second = await start();
  expect(performance.now() - begin).toBeLessThan(2_000);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: '通稿' }]);
});

test('the server speaks UTF-8, listens on loopback only and finds Chinese by trigram', async () => {
  const { url } = await start();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const [facts] = await ask(
    url,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS address,
            current_setting('unix_socket_directories') AS sockets`,
  );
  expect(facts).toEqual({ encoding: 'UTF8', address: '127.0.0.1', sockets: '' });
  await ask(url, 'CREATE EXTENSION pg_trgm');
  const [trigrams] = await ask<{ n: number }>(url, `SELECT cardinality(show_trgm('住房公积金贷款')) AS n`);
  expect(trigrams?.n).toBeGreaterThan(3);
});

test('the password is random, demanded and readable by its owner only', async () => {
  const { url } = await start();
  expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
  expect(decodeURIComponent(new URL(url).password)).toHaveLength(32);
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
});

test('a second start on a directory in use is refused in one sentence and harms nothing', async () => {
  const { url } = await start();
  await expect(startPostgres({ directory, patienceMs: 0 })).rejects.toThrow(/already uses .*stop it first/);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a start waits a moment for the process before it to leave the directory', async () => {
  const first = await start();
  const second = startPostgres({ directory });
  await first.stop();
  running = await second;
  expect(await ask(running.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a command beside a running hub uses its server and leaves it running', async () => {
  const hub = await start();
  const beside = await joinPostgres({ directory });
  expect(beside.url).toBe(hub.url);
  await beside.stop();
  expect(await ask(hub.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a command without a running hub starts the server and ends it', async () => {
  const alone = await joinPostgres({ directory, settings: { fsync: 'off' } });
  expect(await ask(alone.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await alone.stop();
  await expect(ask(alone.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('a lock file whose number now belongs to another program does not stop the start', async () => {
  await (await start()).stop();
  await writeFile(lockFile(), `${process.pid}\n${directory}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`);
  const again = await start();
  expect(await ask(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test.each([
  ['empty', ''],
  ['torn', '12'],
  ['of a dead process', '99999998\n/nowhere\n1700000000\n5432\n\n127.0.0.1\n'],
])('a lock file that is %s does not stop the start', async (_, content) => {
  await (await start()).stop();
  await writeFile(lockFile(), content);
  const again = await start();
  expect(await ask(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a taken port is left to its holder and another one is remembered', async () => {
  const first = await start();
  const port = Number(new URL(first.url).port);
  await first.stop();
  const holder = createServer().listen(port, '127.0.0.1');
  await once(holder, 'listening');
  const second = await start();
  expect(Number(new URL(second.url).port)).not.toBe(port);
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  holder.close();
});

test.runIf(process.getuid?.() === 0)(
  'root may keep the data in a folder closed to everybody else',
  async () => {
    directory = join(scratch, 'closed', 'data');
    await mkdir(directory, { recursive: true });
    await chmod(join(scratch, 'closed'), 0o700);
    const first = await start();
    await first.stop();
    const { url } = await start();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  },
);

test.runIf(process.getuid?.() === 0)('its programs work in a folder closed to their account', async () => {
  const program = join(scratch, 'closed', 'program');
  await mkdir(join(scratch, 'closed'), { mode: 0o700 });
  await writeFile(program, '#!/bin/sh\ntest -r "$0" && id -u && grep CapEff /proc/self/status\n', {
    mode: 0o755,
  });
  const account = await postgresAccount(join(scratch, 'data'), [program]);
  expect(account.shutOut).toBe(true);
  const command = await asAccount(account, program, []);
  const { stdout } = await promisify(execFile)(command.file, command.args, command.ids);
  const [uid, rights] = stdout.split('\n');
  expect(Number(uid)).toBe(account.ids?.uid);
  expect(rights).toMatch(/CapEff:\s+0+[24]$/);
});

test('after a kill -9 of the owner the next start takes over from the orphan and keeps what was committed', async () => {
  const owner = startOwner();
  const url = await ownerUrl(owner);
  await ask(url, `CREATE TABLE kept AS SELECT 1 AS n`);
  const orphan = await postmasterPid();
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  expect(() => process.kill(orphan, 0)).not.toThrow();
  const again = await start();
  expect(await postmasterPid()).not.toBe(orphan);
  expect(await ask(again.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
});

test('after a kill -9 of owner and server with sessions open the next start recovers by itself', async () => {
  const owner = startOwner();
  const url = await ownerUrl(owner);
  await ask(url, `CREATE TABLE kept AS SELECT 1 AS n`);
  const session = new Client({ connectionString: url });
  session.on('error', () => undefined);
  await session.connect();
  const busy = session.query('SELECT pg_sleep(30)').catch(() => undefined);
  process.kill(await postmasterPid(), 'SIGKILL');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const again = await start();
  expect(await ask(again.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  await busy;
});

test('a server killed under a running hub is started again on the same address, and the cause is told', async () => {
  const told: string[] = [];
  running = await startPostgres({ directory, settings: { fsync: 'off' }, tell: (line) => told.push(line) });
  const { url } = running;
  await ask(url, 'CREATE TABLE kept AS SELECT 1 AS n');
  for (let kill = 0; kill < 2; kill++) {
    const killed = await postmasterPid();
    process.kill(killed, 'SIGKILL');
    const rows = await until('an answer', () => ask(url, 'SELECT n FROM kept').catch(() => null), 10);
    expect(rows).toEqual([{ n: 1 }]);
    expect(await postmasterPid()).not.toBe(killed);
  }
  expect(told.filter((line) => line.includes('SIGKILL'))).toHaveLength(2);
  await running.stop();
  await expect(ask(url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('a server that cannot be started again is given up after a few tries, in one line', async () => {
  const { promise, resolve } = Promise.withResolvers<Error>();
  const pauses = [10, 10, 10];
  running = await startPostgres({ directory, settings: { fsync: 'off' }, lost: resolve, pauses });
  const pid = await postmasterPid();
  await rm(join(directory, 'cluster', 'PG_VERSION'));
  process.kill(pid, 'SIGKILL');
  const { message } = await promise;
  expect(message).toMatch(/after 3 new starts/);
  expect(message.split('\n')).toHaveLength(1);
});

async function postmasterPid(): Promise<number> {
  return Number((await readFile(lockFile(), 'utf8')).split('\n')[0]);
}

/** Another process that starts the server and prints its address. */
function startOwner(): ChildProcess {
  const module = new URL('../../src/platform/embedded-postgres.ts', import.meta.url).href;
  const program = `
    const { startPostgres } = await import(${JSON.stringify(module)});
    const { url } = await startPostgres({ directory: ${JSON.stringify(directory)} });
    console.log(url);
    setInterval(() => undefined, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function ownerUrl(owner: ChildProcess): Promise<string> {
  const [line] = (await once(owner.stdout as NonNullable<typeof owner.stdout>, 'data')) as [Buffer];
  return line.toString().trim();
}
