import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cloneDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
if (!existsSync(MAIN))
  console.warn('dist/main.js is missing: the product was not started and stopped; run npm test');

/** The product as a process of its own, on a migrated and empty database. */
interface Product {
  port: number;
  child: ChildProcess;
  said: () => string;
}

async function portNobodyHas(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

async function startProduct(env: Record<string, string> = {}, args = ['start']): Promise<Product> {
  const { url, drop } = await cloneDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-stopping-'));
  const port = Number(env.PORT ?? (await portNobodyHas()));
  const settings = { DATABASE_URL: url, TONGGAO_DATA: directory, TONGGAO_SEED: 'none', TONGGAO_LOG: 'warn' };
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: '/usr/bin:/bin', PORT: String(port), ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await drop();
    await rm(directory, { recursive: true, force: true });
  });
  return { port, child, said: () => said };
}

async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { url, drop } = await cloneDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema public cascade');
  await client.query('create schema public');
  await client.end();
  return { url, drop };
}

async function isReady({ port }: Product): Promise<true | null> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return answer?.ok ? true : null;
}

async function halfPost({ port }: Product): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
  );
  await sleep(100);
  return socket;
}

/** A database that can be taken away: connections to it pass through here. */
async function fragileDatabase(): Promise<{ url: string; takeAway: () => void }> {
  const { url, drop } = await cloneDatabase();
  const to = new URL(url);
  const [port, host] = [Number(to.port), to.hostname];
  const open = new Set<Socket>();
  const keep = (socket: Socket) => open.add(socket.on('error', () => undefined));
  const server = createServer((socket) => {
    const beyond = connect(port, host);
    for (const one of [socket, beyond]) keep(one);
    socket.pipe(beyond).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const takeAway = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  onTestFinished(async () => {
    takeAway();
    await drop();
  });
  to.hostname = '127.0.0.1';
  to.port = String((server.address() as AddressInfo).port);
  return { url: to.href, takeAway };
}

async function codeAfter(product: Product, seconds: number): Promise<number | null | 'still there'> {
  const { child } = product;
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return Promise.race([ended, sleep(seconds * 1_000, 'still there' as const)]);
}

test.skipIf(!existsSync(MAIN))(
  'a database that is gone does not keep it from stopping',
  { timeout: 90_000 },
  async () => {
    const { url, takeAway } = await fragileDatabase();
    const product = await startProduct({ DATABASE_URL: url });
    await until('ready', () => isReady(product), 30);
    takeAway();
    await sleep(3_000);
    product.child.kill('SIGTERM');
    expect(await codeAfter(product, 40)).toBe(0);
  },
);

describe.skipIf(!existsSync(MAIN))('the product as a process', () => {
  test('a half-sent request does not keep it from stopping', { timeout: 60_000 }, async () => {
    const product = await startProduct();
    await until('ready', () => isReady(product), 30);
    await halfPost(product);
    product.child.kill('SIGTERM');
    expect(await codeAfter(product, 12)).toBe(0);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('the second %s ends it at once with %i', { timeout: 60_000 }, async (signal, code) => {
    const product = await startProduct();
    await until('ready', () => isReady(product), 30);
    await halfPost(product);
    product.child.kill(signal);
    await sleep(300);
    product.child.kill(signal);
    expect(await codeAfter(product, 2)).toBe(code);
  });

  test('a port that is taken is one plain line, before anything is begun', { timeout: 60_000 }, async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    onTestFinished(() => void holder.close());
    const { port } = holder.address() as { port: number };
    // Nobody answers at this database: whoever asked it first would say so.
    const nowhere = { DATABASE_URL: `postgres://nobody:x@127.0.0.1:${port}/nowhere` };
    const product = await startProduct({ PORT: String(port), ...nowhere });
    expect(await codeAfter(product, 20)).toBe(1);
    expect(product.said().trim().split('\n')).toHaveLength(1);
    expect(product.said()).toMatch(new RegExp(`127\\.0\\.0\\.1:${port} .*占用.* taken by another program`));
  });

  test('a command on a database that was never set up is one plain line', { timeout: 60_000 }, async () => {
    const { url, drop } = await emptyDatabase();
    onTestFinished(drop);
    const product = await startProduct({ DATABASE_URL: url }, ['token', 'editor']);
    expect(await codeAfter(product, 20)).toBe(1);
    expect(product.said().trim().split('\n')).toHaveLength(1);
    expect(product.said()).toMatch(/尚未建立.* has not been set up/);
  });
});
