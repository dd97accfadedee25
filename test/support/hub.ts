import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type OpenHub, openHub } from '../../src/app.ts';
import type { Context } from '../../src/identity/context.ts';
import { User } from '../../src/identity/user.ts';
import { readEnv } from '../../src/platform/env.ts';
import { createLog } from '../../src/platform/log.ts';
import { seedDemo } from '../../src/seed.ts';
import { createServer } from '../../src/serve.ts';
import { Section } from '../../src/sites/section.ts';
import { Site } from '../../src/sites/site.ts';
import { cloneDatabase } from './postgres.ts';

/** A hub of a test, with the demo in a database of its own. */
export interface TestHub {
  hub: OpenHub;
  databaseUrl: string;
  /** A context for a demo user, by sign-in name, with a fresh entity manager. */
  as(username: string): Promise<Context>;
  /** Runs every queued job with the real handlers until none is left. */
  settle(): Promise<void>;
  /** A demo site with its sections by code. */
  site(code: string): Promise<{ site: Site; sections: Map<string, Section> }>;
  /** The HTTP server, listening on 127.0.0.1; its address is `hub.publicUrl`. */
  server: FastifyInstance;
  /** Asks the desk API as a demo user, or as nobody with an empty name; answers `data` and `errors`. */
  desk<T = Record<string, unknown>>(username: string, query: string, variables?: object): Promise<Answer<T>>;
  /** Asks the reading API. */
  read<T = Record<string, unknown>>(query: string, variables?: object): Promise<Answer<T>>;
  close(): Promise<void>;
}

/** What a GraphQL address answers. */
export interface Answer<T> {
  data: T;
  errors?: { message: string; extensions: { code: string } & Record<string, unknown> }[];
  status: number;
}

async function ask<T>(url: string, query: string, variables: object, token?: string): Promise<Answer<T>> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return { ...((await response.json()) as Answer<T>), status: response.status };
}

/** Options of a test hub. */
export interface TestHubOptions {
  now?: () => Date;
  /** What the outgoing fetcher may reach although private; loopback by default. */
  fetchAllow?: string;
  env?: Record<string, string>;
  /** Where the hub finds its database instead, given where it is. */
  databaseThrough?: (url: string) => Promise<string>;
  /** Whether real workers run the jobs, as they do in the product; otherwise `settle` does. */
  work?: boolean;
}

async function freePort(): Promise<number> {
  const { createServer: listen } = await import('node:net');
  return new Promise((resolve, reject) => {
    const probe = listen();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function openDemo(options: TestHubOptions, databaseUrl: string, directory: string): Promise<OpenHub> {
  const port = await freePort();
  const env = readEnv({
    PORT: String(port),
    TONGGAO_DATA: directory,
    TONGGAO_LOG: 'error',
    FETCH_ALLOW: options.fetchAllow ?? '127.0.0.1',
    ...options.env,
  });
  const publicUrl = `http://127.0.0.1:${port}`;
  const secret = 'a secret that is long enough for tests only';
  const log = createLog(env.TONGGAO_LOG);
  const hub = await openHub({ env, databaseUrl, publicUrl, secret, log, now: options.now });
  await seedDemo(hub);
  return hub;
}

function userOf(hub: OpenHub, username: string): Promise<User> {
  return hub.orm.em.fork().findOneOrFail(User, { username });
}

async function siteOf(hub: OpenHub, code: string): ReturnType<TestHub['site']> {
  const em = hub.orm.em.fork();
  const site = await em.findOneOrFail(Site, { code });
  const sections = await em.find(Section, { site });
  return { site, sections: new Map(sections.map((section) => [section.code, section])) };
}

function askersOf(hub: OpenHub): Pick<TestHub, 'desk' | 'read'> {
  const tokens = new Map<string, string>();
  const tokenOf = async (username: string): Promise<string> => {
    const token = tokens.get(username);
    const issued = token ?? (await hub.authentication.issueToken((await userOf(hub, username)).id));
    tokens.set(username, issued);
    return issued;
  };
  return {
    desk: async (username, query, variables = {}) =>
      ask(`${hub.publicUrl}/desk/graphql`, query, variables, username ? await tokenOf(username) : undefined),
    read: (query, variables = {}) => ask(`${hub.publicUrl}/graphql`, query, variables),
  };
}

/** Opens a hub with the demo on a database of its own, serving on a loopback port; close it when done. */
export async function openTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  const database = await cloneDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-hub-'));
  const databaseUrl = (await options.databaseThrough?.(database.url)) ?? database.url;
  const hub = await openDemo(options, databaseUrl, directory);
  const server = await createServer(hub);
  await server.listen({ port: hub.env.PORT, host: '127.0.0.1' });
  if (options.work) await hub.jobs.work();
  return {
    hub,
    server,
    databaseUrl: database.url,
    async as(username) {
      const { id, name, roles, organisationId } = await userOf(hub, username);
      const freshUntil = new Date('9999-01-01');
      return hub.context({ kind: 'user', id, username, name, roles, organisationId, freshUntil });
    },
    settle: () => hub.jobs.settle(),
    site: (code) => siteOf(hub, code),
    ...askersOf(hub),
    async close() {
      await server.close();
      await hub.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The same, closed when the test that asked for it is finished. */
export async function openHubForThisTest(options: TestHubOptions = {}): Promise<TestHub> {
  const opened = await openTestHub(options);
  onTestFinished(() => opened.close());
  return opened;
}
