import type { Context } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { diffSnapshots, type FieldDiff } from './diff.ts';
import { Revision } from './revision.ts';

/** What differs between two revisions of a copy, field by field; NOT_FOUND for a number that does not exist. */
export async function diffRevisions(
  ctx: Context,
  input: { copyId: string; from: number; to: number },
): Promise<FieldDiff[]> {
  const [from, to] = await Promise.all(
    [input.from, input.to].map((number) => ctx.em.findOne(Revision, { copy: input.copyId, number })),
  );
  must(from && to, 'NOT_FOUND');
  return diffSnapshots(from.snapshot, to.snapshot);
}
