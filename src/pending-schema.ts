import { allEntities } from './app.ts';
import { connect } from './platform/database/database.ts';

/** SQL that would bring the database from what the migrations made to what the entities say; empty when they agree. */
export async function pendingSchema(databaseUrl: string): Promise<string> {
  const orm = await connect(databaseUrl, allEntities(), { poolSize: 2 });
  try {
    return await orm.schema.getUpdateSchemaSQL({ wrap: false });
  } finally {
    await orm.close();
  }
}
