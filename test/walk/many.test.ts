import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { cloneDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
if (!existsSync(MAIN))
  console.warn('dist/main.js is missing: several processes were not tried; run npm test');

async function portNobodyHas(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

interface Product {
  port: number;
  child: ChildProcess;
  said: () => string;
}

async function startTwo(): Promise<Product> {
  const { url, drop } = await cloneDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-many-'));
  const port = await portNobodyHas();
  const child = spawn(process.execPath, [MAIN, 'start'], {
    env: {
      ...{ PATH: '/usr/bin:/bin', PORT: String(port), DATABASE_URL: url, TONGGAO_DATA: directory },
      ...{ TONGGAO_SEED: 'none', TONGGAO_LOG: 'warn', TONGGAO_PROCESSES: '2' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await sleep(300);
    await drop();
    await rm(directory, { recursive: true, force: true });
  });
  return { port, child, said: () => said };
}

function ask(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false });
    get({ port, host: '127.0.0.1', path: '/readyz', agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });
}

/** The process ids of the children of a process, as Linux tells them. */
async function childrenOf({ child }: Product): Promise<number[]> {
  const list = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
  return list.trim().split(' ').filter(Boolean).map(Number);
}

const possible = existsSync(MAIN) && process.platform === 'linux';

test.skipIf(!possible)(
  'two processes serve one address, are replaced without a request lost, also when one is killed, and stop together',
  { timeout: 180_000 },
  async () => {
    const product = await startTwo();
    await until('ready', async () => ((await ask(product.port).catch(() => 0)) === 200 ? true : null), 90);
    const former = await childrenOf(product);
    expect(former, product.said()).toHaveLength(2);
    let lost = 0;
    let asking = true;
    const load = (async () => {
      while (asking) if ((await ask(product.port).catch(() => 0)) !== 200) lost += 1;
    })();
    product.child.kill('SIGUSR2');
    const areNew = async () => {
      const now = await childrenOf(product);
      return now.length === 2 && now.every((pid) => !former.includes(pid)) ? now : null;
    };
    const [victim = 0] = await until('both replaced', areNew, 120);
    asking = false;
    await load;
    expect(lost).toBe(0);
    process.kill(victim, 'SIGKILL');
    const isReplaced = async () => {
      const now = await childrenOf(product);
      return now.length === 2 && !now.includes(victim) ? now : null;
    };
    await until('the killed one replaced', isReplaced, 60);
    const ended = once(product.child, 'exit');
    product.child.kill('SIGTERM');
    expect((await ended)[0], product.said()).toBe(0);
    await expect(ask(product.port)).rejects.toThrow();
  },
);
