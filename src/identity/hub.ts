import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Listener } from '../platform/database/listener.ts';
import type { Env } from '../platform/env.ts';
import type { Fetch } from '../platform/fetch/fetch.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Logger } from '../platform/log.ts';
import type { Media } from '../platform/media/media.ts';
import type { MeilisearchServer } from '../platform/meilisearch.ts';
import type { Module } from '../platform/module.ts';
import type { Actor } from './actor.ts';
import type { Authentication } from './authentication.ts';
import type { Context } from './context.ts';

/** The running hub: what routes, ticks and commands may reach. */
export interface Hub {
  env: Env;
  log: Logger;
  orm: MikroORM;
  jobs: Jobs<Context>;
  media: Media;
  fetch: Fetch;
  /** The Meilisearch server, where one is set. */
  meilisearch: MeilisearchServer | null;
  /** Connections of the role `tonggao_reader`, which can select published rows and nothing else. */
  reader: Pool;
  /** Hears of every change of the readers' tables once a server has started it. */
  changes: Listener;
  authentication: Authentication;
  publicUrl: string;
  now: () => Date;
  /** A context for an actor, with an entity manager of its own. */
  context(actor: Actor): Context;
}

/** A folder of the house as the hub takes it. */
export type HubModule = Module<Context, Hub>;
