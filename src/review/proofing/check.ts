import type { Snapshot } from '../../content/snapshot.ts';
import type { Severity } from '../finding.ts';

/** The texts a check reads, in order. */
export const FIELDS = ['title', 'summary', 'body'] as const;

/** What a check is given: the snapshot, and its plain texts by field. */
export interface Proof {
  snapshot: Snapshot;
  texts: Record<(typeof FIELDS)[number], string>;
}

/** What a check finds; offsets are UTF-16 units in the plain text of the field. */
export interface Found {
  rule: string;
  severity: Severity;
  field: string;
  excerpt: string;
  start: number;
  end: number;
  reason: string;
  suggestion?: string;
}

/** A proofing check: pure, and complete in itself. */
export type Check = (proof: Proof) => Found[];

/** Every match of a pattern in every text, as findings made by `make`. */
export function findAll(
  proof: Proof,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Pick<Found, 'rule' | 'severity' | 'reason' | 'suggestion'> | null,
): Found[] {
  return FIELDS.flatMap((field) =>
    [...proof.texts[field].matchAll(pattern)].flatMap((match) => {
      const made = make(match);
      const end = match.index + match[0].length;
      return made ? [{ ...made, field, excerpt: match[0], start: match.index, end }] : [];
    }),
  );
}
