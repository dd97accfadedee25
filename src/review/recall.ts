import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { voidRevisions } from '../content/void-revisions.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';

/** Takes a copy back from review, or from a schedule, to be a draft again; its approvals are void. */
export async function recall(ctx: Context, input: { id: string }): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    mustAllow('recall', copy.state);
    await voidRevisions(tx, copy);
    copy.state = CopyState.DRAFT;
    copy.publishAt = null;
    await tx.em.flush();
    await record(tx, 'copy.recalled', { type: 'Copy', id: copy.id });
    return copy;
  });
}
