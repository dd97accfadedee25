import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Attachment } from './attachment.ts';
import { Copy } from './copy.ts';
import { CopyState } from './copy-state.ts';
import { mustAllow } from './lifecycle.ts';
import type { SnapshotAttachment } from './snapshot.ts';
import { voidRevisions } from './void-revisions.ts';

function reopen(tx: Context, copy: Copy): void {
  const { id } = tx.actor;
  if (id && !copy.authorIds.includes(id)) copy.authorIds = [...copy.authorIds, id];
  copy.revisedAt = tx.now();
  if (copy.state === CopyState.DRAFT) return;
  Object.assign(copy, { state: CopyState.DRAFT, publishAt: null, version: copy.version + 1 });
}

/**
 * Adds files, already in the media store or only linked, to a copy that is not yet published. Who adds them has a part in
 * it; whatever was approved is void, and a copy beyond a draft is one again, in a new version.
 */
export async function attach(
  ctx: Context,
  input: { copyId: string; files: SnapshotAttachment[] },
): Promise<Attachment[]> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.copyId);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    mustAllow('revise', copy.state);
    if (input.files.length === 0) return [];
    await voidRevisions(tx, copy);
    reopen(tx, copy);
    const first = await tx.em.count(Attachment, { copy: copy.id });
    const attachments = input.files.map((file, index) =>
      tx.em.create(Attachment, {
        ...file,
        copy,
        name: line('name', file.name, 300),
        position: first + index,
      }),
    );
    await tx.em.flush();
    const names = attachments.map((attachment) => attachment.name);
    await record(tx, 'copy.attached', { type: 'Copy', id: copy.id }, { names });
    return attachments;
  });
}
