import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Attachment } from './attachment.ts';
import { Copy } from './copy.ts';
import { mustAllow } from './lifecycle.ts';
import { reopen } from './reopen.ts';
import { voidRevisions } from './void-revisions.ts';

/** Takes a file off a copy that is not yet published; whatever was approved is void. Editions that hold the file keep it. */
export async function detach(ctx: Context, input: { attachmentId: string }): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const { copy: of } = await mustFind(tx.em, Attachment, input.attachmentId);
    const copy = await mustLock(tx.em, Copy, of.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    mustAllow('revise', copy.state);
    const attachment = await mustLock(tx.em, Attachment, input.attachmentId);
    await voidRevisions(tx, copy);
    reopen(tx, copy);
    tx.em.remove(attachment);
    await tx.em.flush();
    await record(tx, 'copy.detached', { type: 'Copy', id: copy.id }, { name: attachment.name });
    return copy;
  });
}
