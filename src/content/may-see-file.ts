import type { Context } from '../identity/context.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { Attachment } from './attachment.ts';
import { Copy } from './copy.ts';

/** Whether some copy that an actor may see holds the file, as an attachment or in its body. */
export async function maySeeFile(ctx: Context, sha256: string): Promise<boolean> {
  if (ctx.actor.kind !== 'user') return false;
  const attached = await ctx.em.find(Attachment, { sha256 }, { fields: ['copy'], limit: 1_000 });
  const ids = attached.map((one) => one.copy.id);
  const holding = { $or: [{ id: { $in: ids } }, { mediaHashes: { $contains: [sha256] } }] };
  return (await ctx.em.count(Copy, { $and: [{ site: { $in: await reachableSiteIds(ctx) } }, holding] })) > 0;
}
