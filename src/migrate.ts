import { PgBoss } from 'pg-boss';
import { allEntities } from './app.ts';
import { connect, migrate } from './platform/database/database.ts';

/** Brings every schema of the hub up to date: ours by the files in `migrations/`, the queue's by its library. */
export async function migrateAll(databaseUrl: string): Promise<void> {
  const orm = await connect(databaseUrl, allEntities(), { poolSize: 4 });
  try {
    await migrate(orm);
  } finally {
    await orm.close();
  }
  const boss = new PgBoss({ connectionString: databaseUrl, max: 2, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}

/** SQL that would bring the database from what the migrations made to what the entities say; empty when they agree. */
export async function pendingSchema(databaseUrl: string): Promise<string> {
  const orm = await connect(databaseUrl, allEntities(), { poolSize: 2 });
  try {
    return await orm.schema.getUpdateSchemaSQL({ wrap: false });
  } finally {
    await orm.close();
  }
}
