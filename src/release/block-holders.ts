import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { reachableSiteIds } from '../sites/scope.ts';

/** A live content that holds an earlier wording of a block, and that wording as it stands there. */
export interface BlockHolder {
  contentId: string;
  title: string;
  html: string;
}

const HOLDERS = `select distinct on (p.id) p.id as "contentId", p.title, u.html
  from block_use u join copy c on c.id = u.copy_id join publication p on p.id = c.content_id
  where u.block_id = ? and u.html <> ? and p.withdrawal_kind is null and p.site_id = any(?::uuid[])
    and position(u.html in p.body) > 0
  order by p.id, length(u.html) desc limit 500`;

/** The live contents of the sites the actor may work on that hold an earlier wording of a block. */
export async function blockHolders(
  ctx: Context,
  block: { id: string; inline: string },
): Promise<BlockHolder[]> {
  mustHaveRole(ctx.actor);
  if (!isUuid(block.id)) return [];
  const sites = `{${(await reachableSiteIds(ctx)).join(',')}}`;
  return ctx.em.execute<BlockHolder[]>(HOLDERS, [block.id, block.inline, sites]);
}
