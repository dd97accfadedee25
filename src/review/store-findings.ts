import type { Override } from '../content/override.ts';
import type { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { Finding, FindingState, Severity } from './finding.ts';
import type { Weighed } from './weigh.ts';

/** How many findings of a revision are kept; nobody reads more, and a hostile text has as many as it has signs. */
const MOST = 300;

const GRAVEST_FIRST = [Severity.BLOCK, Severity.WARN, Severity.HINT];

function keep(tx: Context, revision: Revision, { answer, suggestion, ...found }: Weighed): Finding {
  const { state, answeredBy, answeredAt, answeredAs } = answer ?? new Finding();
  const answered = { state, answeredBy, answeredAt, answeredAs, answer: answer?.answer ?? null };
  const data = { ...found, suggestion: suggestion ?? null, revision, ...answered };
  return tx.em.create(Finding, data, { partial: true });
}

/** Keeps what proofreading found with the revision it was found in, the gravest first. */
export function storeFindings(tx: Context, revision: Revision, findings: Weighed[]): Finding[] {
  const gravest = findings.toSorted(
    (one, other) => GRAVEST_FIRST.indexOf(one.severity) - GRAVEST_FIRST.indexOf(other.severity),
  );
  return gravest.slice(0, MOST).map((found) => keep(tx, revision, found));
}

/** What was overridden among findings, for the record of review. */
export function overridesAmong(findings: readonly Finding[]): Override[] {
  return findings.flatMap((finding) => {
    const { id: findingId, rule, excerpt, state, answer, answeredBy, answeredAt, answeredAs } = finding;
    if (state !== FindingState.OVERRIDDEN || !answeredBy || !answeredAt) return [];
    const { id: userId, username } = answeredBy;
    const at = answeredAt.toISOString();
    return [{ findingId, rule, excerpt, reason: answer ?? '', userId, username, role: answeredAs ?? '', at }];
  });
}
