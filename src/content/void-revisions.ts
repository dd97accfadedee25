import type { Context } from '../identity/context.ts';
import type { Copy } from './copy.ts';
import { endTurn } from './end-turn.ts';
import { Revision } from './revision.ts';

/** Makes every approval of a copy void, in the act's own transaction; the decisions stay on record, and nobody's turn is left. */
export async function voidRevisions(ctx: Context, copy: Copy): Promise<void> {
  for (const revision of await ctx.em.find(Revision, { copy: copy.id, voidedAt: null })) {
    await endTurn(ctx, revision, copy.site.id, 'void');
    revision.voidedAt = ctx.now();
  }
  await ctx.em.flush();
}
