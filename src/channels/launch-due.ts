import type { Context } from '../identity/context.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { fanOut } from './fan-out.ts';

/** Sends out every planned release whose moment has come, overdue ones too; an error with one holds up no other, and is thrown at the end. */
export async function launchDue(ctx: Context): Promise<void> {
  const where = { state: ReleaseState.PLANNED, at: { $lte: ctx.now() } };
  const due = await ctx.em.find(Release, where, { orderBy: { at: 'asc' }, limit: 500 });
  const errors: unknown[] = [];
  for (const release of due) {
    const launching = fanOut(ctx, { editionId: release.edition.id, releaseId: release.id });
    await launching.catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}
