import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Attachment } from './attachment.ts';
import { Copy } from './copy.ts';
import { mustAllow } from './lifecycle.ts';
import { reopen } from './reopen.ts';
import type { SnapshotAttachment } from './snapshot.ts';
import { voidRevisions } from './void-revisions.ts';

/** The most files of one copy. */
const MOST_FILES = 200;

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
    const present = await tx.em.find(Attachment, { copy: copy.id }, { fields: ['position'] });
    must(present.length + input.files.length <= MOST_FILES, 'TOO_LARGE', {
      zh: `一篇稿件最多${MOST_FILES}个附件`,
      en: `A copy holds at most ${MOST_FILES} files`,
    });
    const first = Math.max(-1, ...present.map((one) => one.position)) + 1;
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
