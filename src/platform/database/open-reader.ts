import { Pool } from 'pg';
import type { Env } from '../env.ts';
import type { Logger } from '../log.ts';
import type { Listener } from './listener.ts';
import { ReplicatedPool } from './replicas.ts';

// The role can select published rows only; with it a reading request cannot see a draft whatever it asks.
const SETTINGS = [
  'role=tonggao_reader',
  'default_transaction_read_only=on',
  'statement_timeout=5000',
  'plan_cache_mode=force_generic_plan',
  'jit=off',
  'timezone=UTC',
];

/** What readers' connections are opened with; `changes` tells whether replicas may be believed. */
export interface ReaderOptions {
  env: Pick<Env, 'DATABASE_POOL' | 'DATABASE_REPLICA_URLS'>;
  databaseUrl: string;
  changes: Listener;
  log: Logger;
}

function poolOf({ env, databaseUrl, changes, log }: ReaderOptions): Pool {
  const poolTo = (connectionString: string) => ({
    connectionString,
    max: env.DATABASE_POOL,
    options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
    idleTimeoutMillis: 300_000,
    // What a connection has planned goes with it.
    maxLifetimeSeconds: 600,
  });
  const replicas = (env.DATABASE_REPLICA_URLS ?? []).map(poolTo);
  const primary = poolTo(databaseUrl);
  if (replicas.length === 0) return new Pool(primary);
  return new ReplicatedPool({ primary, replicas, log, isSound: () => changes.sound });
}

/** The readers' connections, to replicas where there are any. */
export function openReader(options: ReaderOptions): Pool {
  const pool = poolOf(options);
  pool.on('error', (error) => options.log.warn({ err: error }, 'a reading connection was lost'));
  return pool;
}
