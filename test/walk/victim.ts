import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Whether the product is built, so that it can be killed. */
export const isBuilt = existsSync(MAIN);

/** The product as its own process, on the database of a test hub, to be killed. */
export class Victim {
  readonly #env: Record<string, string>;
  readonly url: string;
  #child: ChildProcess | null = null;

  constructor(env: Record<string, string>) {
    this.#env = env;
    this.url = `http://127.0.0.1:${env.PORT}`;
  }

  /** Starts it whole, or only to work. */
  async start(command: 'start' | 'work' = 'start'): Promise<void> {
    this.#child = spawn(process.execPath, [MAIN, command], { env: this.#env, stdio: 'ignore' });
    await until(
      'ready',
      async () => ((await fetch(`${this.url}/readyz`).catch(() => null))?.ok ? true : null),
      30,
    );
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

/** Asks the desk API of a victim; throws on errors, and when the victim is gone. */
export type Ask = (
  username: string,
  query: string,
  variables: object,
) => Promise<Record<string, Record<string, string>>>;

/** Asks a victim as these demo users. */
export async function askerOf(given: TestHub, url: string, usernames: string[]): Promise<Ask> {
  const tokens = new Map<string, string>();
  for (const username of usernames) {
    const { actor } = await given.as(username);
    tokens.set(username, await given.hub.authentication.issueToken(actor.id ?? ''));
  }
  return async (username, query, variables) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(username)}` };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${url}/desk/graphql`, { method: 'POST', headers, body });
    const answer = (await response.json()) as {
      data: Record<string, Record<string, string>>;
      errors?: unknown[];
    };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
}

/** A victim on the database of a test hub, killed when the test is finished; of several each has a `place` of its own, from 1. */
export async function openVictim(given: TestHub, place = 1): Promise<Victim> {
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-victim-'));
  const victim = new Victim({
    PATH: '/usr/bin:/bin',
    PORT: String(given.hub.env.PORT + place),
    DATABASE_URL: given.databaseUrl,
    TONGGAO_DATA: directory,
    TONGGAO_SECRET: 'a secret that is long enough for tests only',
    TONGGAO_LOG: 'silent',
    FETCH_ALLOW: '127.0.0.1',
  });
  onTestFinished(async () => {
    await victim.kill();
    await rm(directory, { recursive: true, force: true });
  });
  return victim;
}

/** Does the same again and again, `most` times at most, until the connection is lost with the victim. */
export async function untilLost(step: () => Promise<void>, most = 50): Promise<void> {
  for (let steps = 0; steps < most; steps++) await step();
}
