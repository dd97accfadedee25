import { readdir, readFile } from 'node:fs/promises';
import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';

const MIGRATIONS = new URL('../../../migrations/', import.meta.url);

/** Schemas that belong to others: the queue's and the sign-in library's. */
const FOREIGN_SCHEMAS = ['pgboss', 'auth'];

async function readMigrations(): Promise<MigrationObject[]> {
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, MIGRATIONS), 'utf8');
      const one = class extends Migration {
        override up(): void {
          this.addSql(sql);
        }
      };
      return { name: file.replace(/\.sql$/, ''), class: one };
    }),
  );
}

/** Connects the entities to a PostgreSQL; nothing is read or written yet. `poolSize` counts connections. */
export async function connect(
  url: string,
  entities: EntityClass<object>[],
  options: { poolSize?: number; debug?: (message: string) => void } = {},
): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    forceUtcTimezone: true,
    // A filter is of the entity that is asked for; what is reached through it was asked for before.
    autoJoinRefsForFilters: false,
    ...(options.debug ? { debug: ['query'], logger: options.debug } : {}),
    pool: { min: 0, max: options.poolSize ?? 16 },
    // Triggers guard the ledger; they are written by hand in the migrations.
    schemaGenerator: { ignoreSchema: FOREIGN_SCHEMAS, ignoreTriggers: true, ignoreRoutines: true },
    migrations: {
      migrationsList: await readMigrations(),
      snapshot: false,
      tableName: 'migration',
      transactional: true,
      silent: true,
    },
  });
}

const MIGRATION_LOCK = 7_463_001;

/** Brings the schema up to date; several processes may call it at once, one works and the others wait. */
export async function migrate(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  await em.transactional(async (locked) => {
    await locked.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await orm.migrator.up();
  });
}
