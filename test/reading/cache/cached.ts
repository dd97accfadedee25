import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { TestHub } from '../../support/hub.ts';

/** An answer with how it came about. */
export interface Came {
  status: number;
  /** `hit`, `miss` or `bypass`. */
  came: string | undefined;
  headers: Headers;
  body: { data?: Record<string, unknown>; errors?: unknown[] };
}

async function cameOf(response: Response): Promise<Came> {
  const text = await response.text();
  const came = /hit|miss|bypass/.exec(response.headers.get('cache-status') ?? '')?.[0];
  return { status: response.status, came, headers: response.headers, body: text ? JSON.parse(text) : {} };
}

/** Asks by POST. */
export async function post(given: TestHub, query: string, variables: object = {}): Promise<Came> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  return cameOf(await fetch(`${given.hub.publicUrl}/graphql`, { method: 'POST', headers, body }));
}

/** Asks by GET or HEAD; objects among the parameters go as JSON. */
export async function get(
  given: TestHub,
  parameters: Record<string, string | object>,
  init: RequestInit = {},
): Promise<Came> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return cameOf(await fetch(`${given.hub.publicUrl}/graphql?${search}`, init));
}

/** The `extensions` of a persisted query. */
export function persisted(query: string): object {
  return { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
}

/** Runs SQL as the owner of the test's database, outside the hub. */
export async function outside(given: TestHub, sql: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: given.databaseUrl });
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}
