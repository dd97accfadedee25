import { Copy } from '../content/copy.ts';
import type { Snapshot } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';

/** A snapshot whose interpretation names its policies by content, the copies among them replaced by what they were published as. */
export async function resolvePolicies(tx: Context, snapshot: Snapshot): Promise<Snapshot> {
  const { interpretation } = snapshot;
  if (!interpretation) return snapshot;
  const ids = (interpretation.copyIds ?? []).filter(isUuid);
  const copies = ids.length > 0 ? await tx.em.find(Copy, { id: { $in: ids } }) : [];
  const made = copies.flatMap((copy) => (copy.contentId ? [copy.contentId] : []));
  const contentIds = [...new Set([...(interpretation.contentIds ?? []).filter(isUuid), ...made])];
  return { ...snapshot, interpretation: { ...interpretation, contentIds } };
}
