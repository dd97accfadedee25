import type { Context } from '../identity/context.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { fanOut } from './fan-out.ts';

/** Sends out every planned release whose moment has come, overdue ones too. */
export async function launchDue(ctx: Context): Promise<void> {
  const where = { state: ReleaseState.PLANNED, at: { $lte: ctx.now() } };
  const due = await ctx.em.find(Release, where, { orderBy: { at: 'asc' }, limit: 500 });
  for (const release of due) await fanOut(ctx, { editionId: release.edition.id, releaseId: release.id });
}
