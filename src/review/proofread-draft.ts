import { Copy } from '../content/copy.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import type { Found } from './proofing/index.ts';
import { proofreadCopy } from './proofread-copy.ts';

/** What a submit of the copy as it stands would find; nothing is kept. */
export async function proofreadDraft(ctx: Context, input: { id: string }): Promise<Found[]> {
  mustHaveRole(ctx.actor);
  const copy = await mustFind(ctx.em, Copy, input.id);
  const site = await mustFind(ctx.em, Site, copy.site.id);
  await mustReach(ctx, site);
  return proofreadCopy(ctx, copy, site);
}
