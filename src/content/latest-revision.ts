import type { EntityManager } from '@mikro-orm/postgresql';
import { Attachment } from './attachment.ts';
import type { Copy } from './copy.ts';
import { Revision } from './revision.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** The revision submitted last, or null. */
export async function latestRevision(em: EntityManager, copyId: string): Promise<Revision | null> {
  return em.findOne(Revision, { copy: copyId }, { orderBy: { number: 'desc' } });
}

/** The copy as it is now, with its attachments, as a snapshot. */
export async function currentSnapshot(em: EntityManager, copy: Copy): Promise<Snapshot> {
  const attachments = await em.find(
    Attachment,
    { copy: copy.id },
    { orderBy: { position: 'asc', id: 'asc' } },
  );
  return snapshotOf(copy, attachments);
}
