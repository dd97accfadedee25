import { constants } from 'node:os';
import { join } from 'node:path';
import { type OpenHub, openHub } from './app.ts';
import { startClock } from './clock.ts';
import { isOneOfMany, leaveMany, ManyProcesses, onToldToStop, processesOf } from './many.ts';
import { joinPostgres, startPostgres } from './platform/embedded-postgres.ts';
import type { Env } from './platform/env.ts';
import { listen, mustBeFree } from './platform/listen.ts';
import { createLog, type Logger } from './platform/log.ts';
import { must } from './platform/refusal.ts';
import { secretOf } from './secret.ts';
import { demoPassword, isEmpty, seedDemo } from './seed.ts';
import { DEMO_USERS } from './seed-demo.ts';
import { createServer } from './serve.ts';

/** Where the embedded PostgreSQL keeps its files. */
export function databaseDirectory(env: Env): string {
  return join(env.TONGGAO_DATA, 'postgres');
}

/** Address readers reach the hub at, without a slash at the end. */
export function publicUrlOf(env: Env, port: number): string {
  return (env.PUBLIC_URL ?? `http://127.0.0.1:${port}`).replace(/\/+$/, '');
}

/** How long a hub whose database is lost may take to let go of the rest, in ms. */
const LOST_LIMIT = 15_000;

type Stop = () => Promise<unknown>;

interface Database {
  url: string;
  stop: Stop;
}

async function openDatabase(env: Env, log: Logger, lost: (error: Error) => void): Promise<Database> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, stop: async () => undefined };
  const options = {
    directory: databaseDirectory(env),
    log: (line: string) => log.debug({ postgres: line }),
    tell: (line: string) => log.warn(line),
    lost,
  };
  return env.TONGGAO_ROLE === 'all' ? startPostgres(options) : joinPostgres(options);
}

async function announce(hub: OpenHub, seeded: boolean): Promise<void> {
  if (isOneOfMany()) return;
  const lines = [
    '',
    `通稿 Tonggao  ${hub.publicUrl}`,
    `  采编台 desk           ${hub.publicUrl}/desk`,
    `  阅读接口 reading API  ${hub.publicUrl}/graphql`,
    `  采编接口 desk API     ${hub.publicUrl}/desk/graphql`,
    `  状态 state            ${hub.publicUrl}/readyz`,
  ];
  if (seeded) {
    lines.push('', `  演示账号 demo sign-ins (密码 password: ${await demoPassword(hub.env)})`);
    for (const user of DEMO_USERS) lines.push(`    ${user.username.padEnd(28)}${user.name}`);
    lines.push('', '  npm run tonggao -- token editor   打印令牌 prints a bearer token');
  }
  console.log(`${lines.join('\n')}\n`);
}

async function serveHub(hub: OpenHub): Promise<Stop> {
  const server = await createServer(hub);
  await listen(server, { port: hub.env.PORT, host: hub.env.HOST });
  return () => server.close();
}

/** Several processes, which find the database and the secret as this one did. */
async function serveByMany(hub: OpenHub, env: Record<string, string>): Promise<Stop> {
  const many = new ManyProcesses(env, hub.log);
  const restart = () => void many.restart();
  process.on('SIGUSR2', restart);
  const stop = async () => {
    process.off('SIGUSR2', restart);
    await many.stop();
  };
  await many.start(processesOf(hub.env)).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return stop;
}

async function workHub(hub: OpenHub): Promise<Stop> {
  await hub.jobs.work();
  return startClock(hub);
}

/** Answers at the first signal to stop; the second one ends the process at once, and PostgreSQL fast. */
function untilSignalled(): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        // What runs at the exit sends PostgreSQL the signal for its own fast stop.
        if (told) process.exit(128 + constants.signals[signal]);
        told = true;
        resolve();
      });
    }
  });
}

async function bringUp(env: Env, log: Logger, stops: Stop[], lost: (error: Error) => void): Promise<void> {
  if (!isOneOfMany()) await mustBeFree({ port: env.PORT, host: env.HOST });
  const database = await openDatabase(env, log, lost);
  stops.unshift(database.stop);
  const publicUrl = publicUrlOf(env, env.PORT);
  const all = env.TONGGAO_ROLE === 'all';
  const secret = await secretOf(env);
  const hub = await openHub({ env, databaseUrl: database.url, log, publicUrl, secret, migrate: all });
  stops.unshift(() => hub.close());
  const demo = env.TONGGAO_SEED === 'demo' && all;
  if (demo && (await isEmpty(hub))) await seedDemo(hub);
  const many = processesOf(env) > 1;
  const shared = { DATABASE_URL: database.url, TONGGAO_SECRET: secret };
  stops.unshift(await (many ? serveByMany(hub, shared) : serveHub(hub)));
  if (env.TONGGAO_ROLE !== 'serve') stops.unshift(await workHub(hub));
  await announce(hub, demo);
}

/** Runs the hub in the role of the environment until it is told to stop; then lets go of everything, the latest first. */
export async function start(env: Env): Promise<number> {
  must(env.PORT > 0, 'BAD_USER_INPUT', { zh: 'PORT 须为 1 至 65535', en: 'PORT must be 1 to 65535' });
  const log = createLog(env.TONGGAO_LOG);
  const stops: Stop[] = [];
  const { promise: told, resolve: end } = Promise.withResolvers<number>();
  const lost = (error: Error) => {
    log.error(error.message);
    // What still waits for the database would hold the process up; the one who started it can start it anew.
    setTimeout(() => process.exit(1), LOST_LIMIT).unref();
    end(1);
  };
  void untilSignalled().then(() => end(0));
  onToldToStop(() => end(0));
  try {
    await bringUp(env, log, stops, lost);
    return await told;
  } finally {
    for (const stop of stops)
      await stop().catch((error: unknown) => log.error({ err: error }, 'while stopping'));
    leaveMany();
  }
}
