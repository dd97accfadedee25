import { Client } from 'pg';
import { migrateAll } from '../../src/migrate.ts';

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
  await migrateAll(url.href);
}
