import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openHub } from '../../src/app.ts';
import { readEnv } from '../../src/platform/env.ts';

/** Name of the database that `cloneDatabase` copies. */
export const TEMPLATE_NAME = 'tonggao_template';

/** Makes the template database on the server of `adminUrl`, once per run of the suite: migrated, with its queues, and empty. */
export async function prepareTemplate(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE_NAME} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE_NAME}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${TEMPLATE_NAME}`;
  const directory = await mkdtemp(join(tmpdir(), 'tonggao-template-'));
  const env = readEnv({ TONGGAO_DATA: directory, TONGGAO_LOG: 'error' });
  const place = { publicUrl: 'http://127.0.0.1:4000', secret: 'only needed while the template is made' };
  const hub = await openHub({ env, databaseUrl: url.href, ...place, migrate: true });
  await hub.close();
  await rm(directory, { recursive: true, force: true });
}
