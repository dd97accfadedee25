import type { Copy } from '../content/copy.ts';
import { latestRevision } from '../content/latest-revision.ts';
import type { Snapshot } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import { Finding, FindingState, Severity } from './finding.ts';
import { passageOf } from './passage.ts';
import type { Found } from './proofing/index.ts';

/** What was found, with what its answer is bound to, and the answer that somebody gave to the very same before. */
export interface Weighed extends Found {
  passage: string;
  answer: Finding | null;
}

/** Rule: whether a finding stops review: it blocks, and nobody has overridden it. */
export function isOpenBlock({ severity, answer }: Weighed): boolean {
  return severity === Severity.BLOCK && answer === null;
}

function answers(finding: Finding, { severity, passage }: Omit<Weighed, 'answer'>): boolean {
  const wanted = severity === Severity.BLOCK ? FindingState.OVERRIDDEN : FindingState.ACKNOWLEDGED;
  return finding.passage === passage && finding.state === wanted;
}

/** What was found now in a copy, and who hands it in. */
interface Submitted {
  snapshot: Snapshot;
  found: Found[];
  submittedById: string;
}

/**
 * Lays what was found now beside what was answered at the last submission. An answer goes on for one finding only, on
 * the same passage; an override by somebody who has become an author since does not.
 */
export async function weigh(
  tx: Context,
  copy: Copy,
  { snapshot, found: all, submittedById }: Submitted,
): Promise<Weighed[]> {
  const last = await latestRevision(tx.em, copy.id);
  const where = { revision: last?.id, state: { $ne: FindingState.OPEN } };
  const given = last ? await tx.em.find(Finding, where, { populate: ['answeredBy'] }) : [];
  const authors = [...copy.authorIds, submittedById];
  const isOwn = ({ answeredBy, state }: Finding) =>
    state === FindingState.OVERRIDDEN && authors.includes(answeredBy?.id ?? '');
  const left = given.filter((finding) => !isOwn(finding));
  return all.map((found) => {
    const weighed = { ...found, passage: passageOf(snapshot, found) };
    const place = left.findIndex((finding) => answers(finding, weighed));
    const [answer = null] = place === -1 ? [] : left.splice(place, 1);
    return { ...weighed, answer };
  });
}
