import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asker, NAMED } from './content/named.ts';
import type { Actor } from './identity/actor.ts';
import { SYSTEM } from './identity/actor.ts';
import { createAuthentication } from './identity/authentication.ts';
import type { Context } from './identity/context.ts';
import type { Hub, HubModule } from './identity/hub.ts';
import { MODULES } from './modules.ts';
import { connect, migrate } from './platform/database/database.ts';
import { Listener } from './platform/database/listener.ts';
import { openReader } from './platform/database/open-reader.ts';
import type { Env } from './platform/env.ts';
import { createFetcher } from './platform/fetch/fetch.ts';
import type { JobTable } from './platform/jobs/job.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { createLog, type Logger } from './platform/log.ts';
import { createMailer } from './platform/mail/mail.ts';
import { createMedia, type Media } from './platform/media/media.ts';
import { createMeilisearch } from './platform/meilisearch.ts';
import { must } from './platform/refusal.ts';

/** What the hub is opened with besides the environment. */
export interface HubOptions {
  env: Env;
  /** PostgreSQL, the embedded one or DATABASE_URL. */
  databaseUrl: string;
  secret: string;
  publicUrl: string;
  log?: Logger;
  now?: () => Date;
  /** Whether to bring the database up to date first. */
  migrate?: boolean;
}

/** A hub that can be closed. */
export interface OpenHub extends Hub {
  close(): Promise<void>;
}

/** Every entity of every module. */
export function allEntities(modules: readonly HubModule[] = MODULES) {
  return modules.flatMap((module) => module.entities ?? []);
}

function mediaOf(env: Env): Media {
  if (!env.S3_BUCKET) return createMedia({ directory: join(env.TONGGAO_DATA, 'media') });
  return createMedia({
    s3: {
      bucket: env.S3_BUCKET,
      region: env.S3_REGION,
      endpoint: env.S3_ENDPOINT,
      accessKeyId: env.S3_ACCESS_KEY_ID ?? '',
      secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
    },
  });
}

function oidcOf(env: Env) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}

/**
 * What the fetcher may reach for the demo, whose upstream the hub serves itself, and for the simulators: its own host with its port, and only
 * where that is a loopback address.
 */
export function ownAddress(publicUrl: string): string[] {
  const { hostname, port, protocol } = new URL(publicUrl);
  if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return [];
  return [`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`];
}

async function mustBeMigrated(orm: Hub['orm']): Promise<void> {
  const [row] = await orm.em.fork().execute<{ site: string | null }[]>(`select to_regclass('site') as site`);
  must(row?.site, 'WRONG_STATE', {
    zh: '数据库尚未建立，请先运行 npm start 或 npm run tonggao migrate。',
    en: 'The database has not been set up: run npm start or npm run tonggao migrate first.',
  });
}

/** How long connections may take to close, in ms. */
const CLOSES_WITHIN = 5_000;

/** Connections are closed; those of a database that is gone would be waited for for good. */
async function closeWithin(closing: Promise<unknown>[]): Promise<void> {
  const closed = new AbortController();
  const late = sleep(CLOSES_WITHIN, undefined, { signal: closed.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(closing), late]);
  closed.abort();
}

/** Copies limited to named people are there for these alone, and for the hub itself. */
function entityManagerOf(orm: Hub['orm'], actor: Actor): Context['em'] {
  const em = orm.em.fork();
  if (actor.kind !== 'system') em.setFilterParams(NAMED, { id: actor.id } satisfies Asker);
  return em;
}

/** Puts the modules together on a database, migrated or to be migrated now; nothing is served and no job is worked yet. */
export async function openHub(options: HubOptions): Promise<OpenHub> {
  const { env, databaseUrl, secret, publicUrl } = options;
  const log = options.log ?? createLog(env.TONGGAO_LOG);
  const now = options.now ?? (() => new Date());
  const orm = await connect(databaseUrl, allEntities(), { poolSize: env.DATABASE_POOL });
  await (options.migrate ? migrate(orm) : mustBeMigrated(orm)).catch(async (error: unknown) => {
    await orm.close();
    throw error;
  });
  const changes = new Listener({ url: databaseUrl, channel: 'readers', log });
  const reader = openReader({ env, databaseUrl, changes, log });
  const media = mediaOf(env);
  const own = env.TONGGAO_SEED === 'demo' || env.TONGGAO_SANDBOX ? ownAddress(publicUrl) : [];
  const fetch = createFetcher({ allow: [...env.FETCH_ALLOW, ...own] });
  const mail = createMailer(log, env.SMTP_URL ? { url: env.SMTP_URL, from: env.SMTP_FROM } : null);
  const meilisearch = createMeilisearch(env);
  const oidc = oidcOf(env);
  const authentication = createAuthentication({
    url: databaseUrl,
    secret,
    baseUrl: publicUrl,
    log,
    oidc,
    now,
    freshFor: env.TONGGAO_FRESH_MINUTES * 60_000,
  });
  const context = (actor: Actor): Context => ({
    ...{ em: entityManagerOf(orm, actor), actor, now, fetch, mail, media, jobs, log, publicUrl, secret },
    reader,
    meilisearch,
    dataDirectory: env.TONGGAO_DATA,
    formerSecrets: env.TONGGAO_FORMER_SECRETS,
    afterCommit: () => changes.fence(),
  });
  const table: JobTable<Context> = Object.assign({}, ...MODULES.map((module) => module.jobs ?? {}));
  const jobs = new Jobs<Context>({ url: databaseUrl, table, log, context: () => context(SYSTEM) });
  await jobs.start();
  const close = async () => {
    await Promise.all([jobs.stop(), changes.stop()]);
    mail.close();
    await closeWithin([orm.close(), reader.end(), authentication.close()]);
  };
  const means = { jobs, media, meilisearch, fetch, reader, changes, authentication };
  return { env, log, orm, ...means, publicUrl, now, context, close };
}
