import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { line } from '../platform/text.ts';
import { Attachment } from './attachment.ts';
import { Copy } from './copy.ts';
import { mustAllow } from './lifecycle.ts';
import type { SnapshotAttachment } from './snapshot.ts';
import { voidRevisions } from './void-revisions.ts';

/** Adds files, already in the media store or only linked, to a copy that is not yet published. */
export async function attach(
  ctx: Context,
  input: { copyId: string; files: SnapshotAttachment[] },
): Promise<Attachment[]> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.copyId);
    mustAllow('revise', copy.state);
    await voidRevisions(tx, copy);
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
    if (attachments.length === 0) return attachments;
    const names = attachments.map((attachment) => attachment.name);
    await record(tx, 'copy.attached', { type: 'Copy', id: copy.id }, { names });
    return attachments;
  });
}
