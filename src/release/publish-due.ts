import { Copy, CopyState } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { publish } from './publish.ts';

/** Publishes every scheduled copy whose moment has come, overdue ones too; one that may no longer be published stays and is logged. */
export async function publishDue(ctx: Context): Promise<void> {
  const where = { state: CopyState.SCHEDULED, publishAt: { $lte: ctx.now() } };
  const due = await ctx.em.find(Copy, where, { orderBy: { publishAt: 'asc' }, limit: 500 });
  for (const { id } of due) {
    try {
      await publish(ctx, { id });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ctx.log.warn({ copy: id, code: error.code }, 'a scheduled copy could not be published');
    }
  }
}
