import type { Context } from '../identity/context.ts';
import type { Copy } from './copy.ts';
import { Revision } from './revision.ts';

/** Makes every approval of a copy void, in the act's own transaction; the decisions stay on record. */
export async function voidRevisions(ctx: Context, copy: Copy): Promise<void> {
  await ctx.em.nativeUpdate(Revision, { copy: copy.id, voidedAt: null }, { voidedAt: ctx.now() });
}
