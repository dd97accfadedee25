import type { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { Finding } from './finding.ts';
import type { Found } from './proofing/index.ts';

/** Keeps what proofreading found with the revision it was found in. */
export function storeFindings(tx: Context, revision: Revision, findings: Found[]): void {
  for (const found of findings) {
    const { start, end, suggestion, ...rest } = found;
    const data = { ...rest, start, end, suggestion: suggestion ?? null, revision };
    tx.em.create(Finding, data, { partial: true });
  }
}
