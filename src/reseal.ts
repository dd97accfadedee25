import type { Context } from './identity/context.ts';
import { transact } from './platform/database/transact.ts';
import { seal, unsealWith } from './platform/seal.ts';

/** What became of the sealed texts; `lost` were sealed under a key that is not known. */
export interface Resealed {
  resealed: number;
  lost: number;
}

/** Where sealed texts stand. */
export interface SealedColumn {
  table: string;
  column: string;
}

interface Row {
  id: string;
  sealed: string;
}

const NAME = /(^|_)sealed$/;
const PAGE = 200;

/** Every column that holds sealed texts: those that are called `sealed`, or whose name ends in it. */
export function sealedColumns(ctx: Context): SealedColumn[] {
  const entities = [...ctx.em.getMetadata().getAll().values()];
  return entities.flatMap(({ tableName: table, props }) =>
    props
      .flatMap(({ fieldNames = [] }) => fieldNames)
      .filter((name) => NAME.test(name))
      .map((column) => ({ table, column })),
  );
}

function sealAnew(ctx: Context, { id, sealed }: Row): Row | null {
  try {
    return { id, sealed: seal(ctx.secret, unsealWith([ctx.secret, ...ctx.formerSecrets], sealed)) };
  } catch {
    return null;
  }
}

async function resealPage(
  ctx: Context,
  { table, column }: SealedColumn,
  after: string,
): Promise<{ rows: Row[]; resealed: number }> {
  return transact(ctx, async (tx) => {
    const rows = await tx.em.execute<Row[]>(
      `select id, "${column}" as sealed from "${table}" where id > ? and "${column}" is not null
       order by id limit ${PAGE} for update`,
      [after],
    );
    const anew = rows.map((row) => sealAnew(tx, row)).filter((row) => row !== null);
    await tx.em.execute(
      `update "${table}" set "${column}" = given.sealed
       from jsonb_to_recordset(?::jsonb) as given (id uuid, sealed text) where given.id = "${table}".id`,
      [JSON.stringify(anew)],
    );
    return { rows, resealed: anew.length };
  });
}

/**
 * Seals every secret at rest anew under the present key, of channels, of subscribers and of hubs that are subscribed
 * to, so that the former keys may be forgotten. It may be broken off and run again.
 */
export async function resealSecrets(ctx: Context): Promise<Resealed> {
  const outcome = { resealed: 0, lost: 0 };
  for (const column of sealedColumns(ctx)) {
    let after: string | undefined = '00000000-0000-0000-0000-000000000000';
    while (after !== undefined) {
      const { rows, resealed } = await resealPage(ctx, column, after);
      outcome.resealed += resealed;
      outcome.lost += rows.length - resealed;
      after = rows.at(-1)?.id;
    }
  }
  return outcome;
}
