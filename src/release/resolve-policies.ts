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
  const published = new Map(
    copies.flatMap((copy) => (copy.contentId ? [[copy.id, copy.contentId] as const] : [])),
  );
  const contentIds = [
    ...new Set([...(interpretation.contentIds ?? []).filter(isUuid), ...published.values()]),
  ];
  // What was replaced does not stand twice: a correction begins with these, and may hold no more than the first copy.
  const copyIds = ids.filter((id) => !published.has(id));
  return { ...snapshot, interpretation: { ...interpretation, copyIds, contentIds } };
}
