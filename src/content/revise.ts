import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { applyPatch } from './apply-patch.ts';
import { Copy } from './copy.ts';
import { CopyState } from './copy-state.ts';
import type { CopyPatch } from './inputs.ts';
import { dropAutosave } from './keep-autosave.ts';
import { mustAllow } from './lifecycle.ts';
import { voidRevisions } from './void-revisions.ts';

/** Changes a copy that is not yet published. `version` is the one the editor saw; whatever was approved is void. */
export async function revise(
  ctx: Context,
  input: { id: string; version: number; patch: CopyPatch },
): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    mustAllow('revise', copy.state);
    must(copy.version === input.version, 'STALE', undefined, { version: copy.version });
    await applyPatch(tx, copy, input.patch);
    copy.state = CopyState.DRAFT;
    copy.publishAt = null;
    copy.version += 1;
    copy.revisedAt = tx.now();
    if (tx.actor.id && !copy.authorIds.includes(tx.actor.id))
      copy.authorIds = [...copy.authorIds, tx.actor.id];
    // Writes the copy as well, once.
    await voidRevisions(tx, copy);
    await dropAutosave(tx, copy.id);
    await record(tx, 'copy.revised', { type: 'Copy', id: copy.id }, { version: copy.version });
    return copy;
  });
}
