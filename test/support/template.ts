import { Client } from 'pg';

/** Name of the database that `cloneDatabase` copies. */
export const TEMPLATE_NAME = 'tonggao_template';

/** Makes the template database on the server of `adminUrl`, once per run of the suite. */
export async function prepareTemplate(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE_NAME} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE_NAME}`);
  } finally {
    await client.end();
  }
}
