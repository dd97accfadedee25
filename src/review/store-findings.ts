import type { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { Finding, Severity } from './finding.ts';
import type { Found } from './proofing/index.ts';

/** How many findings of a revision are kept; nobody reads more, and a hostile text has as many as it has signs. */
const MOST = 300;

const GRAVEST_FIRST = [Severity.BLOCK, Severity.WARN, Severity.HINT];

/** Keeps what proofreading found with the revision it was found in, the gravest first. */
export function storeFindings(tx: Context, revision: Revision, findings: Found[]): void {
  const gravest = findings.toSorted(
    (one, other) => GRAVEST_FIRST.indexOf(one.severity) - GRAVEST_FIRST.indexOf(other.severity),
  );
  for (const found of gravest.slice(0, MOST)) {
    const { start, end, suggestion, ...rest } = found;
    const data = { ...rest, start, end, suggestion: suggestion ?? null, revision };
    tx.em.create(Finding, data, { partial: true });
  }
}
