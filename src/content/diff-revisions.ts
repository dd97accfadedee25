import type { Context } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { diffSnapshots, type FieldDiff } from './diff.ts';
import { Revision } from './revision.ts';

/** Comparisons one request may ask for: each may take half a second of a core for every field. */
const MOST_A_REQUEST = 4;

const asked = new WeakMap<Context, number>();

/** What differs between two revisions of a copy, field by field; NOT_FOUND for a number that does not exist, TOO_COSTLY after four in one request. */
export async function diffRevisions(
  ctx: Context,
  input: { copyId: string; from: number; to: number },
): Promise<FieldDiff[]> {
  const count = (asked.get(ctx) ?? 0) + 1;
  asked.set(ctx, count);
  must(count <= MOST_A_REQUEST, 'TOO_COSTLY');
  const [from, to] = await Promise.all(
    [input.from, input.to].map((number) => ctx.em.findOne(Revision, { copy: input.copyId, number })),
  );
  must(from && to, 'NOT_FOUND');
  return diffSnapshots(from.snapshot, to.snapshot);
}
