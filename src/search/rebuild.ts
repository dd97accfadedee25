import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { indexPublication } from './index-publication.ts';
import { rebuildIndex } from './meilisearch/rebuild.ts';

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Indexes every live publication again, and builds the index of Meilisearch anew beside the one that answers; tells how many there were. */
export async function rebuildSearch(ctx: Context): Promise<number> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  let total = 0;
  for (let last = FIRST; ; ) {
    const rows = await ctx.em.execute<{ id: string }[]>(
      'select id from publication where withdrawal_kind is null and id > ? order by id limit ?',
      [last, BATCH],
    );
    for (const { id } of rows) await indexPublication(ctx, { contentId: id });
    total += rows.length;
    const end = rows.at(-1);
    if (!end) break;
    last = end.id;
  }
  if (ctx.meilisearch) await rebuildIndex(ctx, ctx.meilisearch);
  return total;
}
