// Starts what is measured, each in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE, ROOT } from '../bin/place.mjs';

const LONGEST_END_MS = 10_000;

async function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilAnswering(url, child) {
  // A machine that is busy with other things may take minutes.
  for (let tries = 0; tries < 3_600; tries++) {
    if (child.exitCode !== null) throw new Error('a process of the benchmark ended early');
    if (
      await fetch(url).then(
        ({ status }) => status < 500,
        () => false,
      )
    )
      return;
    await sleep(50);
  }
  throw new Error(`${url} does not answer`);
}

/** Runs a program that listens on a port given to it, and answers when it does. `memory` tells its resident megabytes. */
async function run(args, env, probe) {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(NODE, args(port), {
    cwd: ROOT,
    // biome-ignore lint/style/noProcessEnv: a child needs PATH and the like
    env: { ...process.env, NODE_ENV: 'production', ...env(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(`${url}${probe}`, child);
  const startMs = Math.round(performance.now() - begun);
  const memory = () =>
    Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024);
  const ended = once(child, 'exit');
  // What still works while the database goes away under it would end in an error that means nothing.
  const stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await Promise.race([ended, sleep(LONGEST_END_MS, null, { ref: false })]);
    child.kill('SIGKILL');
  };
  return { url, pid: child.pid, startMs, memory, stop };
}

/** The product, serving only; `more` are further settings. */
export function startProduct(databaseUrl, data, cacheMegabytes, more = {}) {
  const settings = {
    DATABASE_URL: databaseUrl,
    TONGGAO_DATA: data,
    TONGGAO_SEED: 'none',
    TONGGAO_LOG: 'error',
    ...more,
  };
  return run(
    () => ['dist/main.js', 'serve'],
    (port) => ({ ...settings, PORT: String(port), TONGGAO_CACHE_MB: String(cacheMegabytes) }),
    '/readyz',
  );
}

/** One of the two baselines; see baseline.mjs. */
export function startBaseline(kind, more) {
  return run(
    (port) => ['bench/baseline.mjs', kind, String(port), more],
    () => ({}),
    '/',
  );
}

/** The product, working its jobs only. */
export function startWorker(databaseUrl, data, more = {}) {
  const settings = {
    DATABASE_URL: databaseUrl,
    TONGGAO_DATA: data,
    TONGGAO_SEED: 'none',
    TONGGAO_LOG: 'error',
    ...more,
  };
  return run(
    () => ['dist/main.js', 'work'],
    (port) => ({ ...settings, PORT: String(port) }),
    '/healthz',
  );
}

/** The upstream of so many hosts; see upstream.mjs. */
export function startUpstream(hosts) {
  return run(
    (port) => ['bench/upstream.mjs', String(port), String(hosts)],
    () => ({}),
    '/counts',
  );
}

/** Sub-sites on so many hosts, of which so many answers are trouble; see sinks.mjs. */
export function startSinks({ hosts, trouble, seed }) {
  return run(
    (port) => ['bench/sinks.mjs', ...[port, hosts, trouble, seed].map(String)],
    () => ({}),
    '/healthz',
  );
}
