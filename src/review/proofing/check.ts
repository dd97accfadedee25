import type { Snapshot } from '../../content/snapshot.ts';
import type { Severity } from '../finding.ts';
import type { BodyElement } from './body-elements.ts';
import { FIELDS, type TextField } from './fields.ts';
import type { Lexicon } from './lexicon.ts';

/** What has become of a content of the group that a link names; ABSENT when there never was one. */
export type Linked = 'LIVE' | 'WITHDRAWN' | 'GONE' | 'REPLACED' | 'ABSENT';

/**
 * Where, when and by what a copy is proofread: the day (`YYYY-MM-DD`, Shanghai), the domain of its site, the lexicon,
 * and for each address in it that is of a content of the group what has become of that.
 */
export interface Circumstances {
  on: string;
  domain: string;
  lexicon: Lexicon;
  linked: ReadonlyMap<string, Linked>;
}

/** What a check is given: the snapshot, its plain texts by field, the elements of its body, and the circumstances. */
export interface Proof extends Circumstances {
  snapshot: Snapshot;
  elements: readonly BodyElement[];
  texts: Record<TextField, string>;
}

/** What is wrong with a passage, and what it might say instead. */
export interface Verdict {
  severity: Severity;
  reason: string;
  suggestion?: string;
}

/** A verdict on a passage; offsets are UTF-16 units in the plain text of the field, and `excerpt` is what stands between them. */
export interface Fault extends Verdict {
  field: TextField;
  excerpt: string;
  start: number;
  end: number;
}

/** A fault and the rule that found it. */
export interface Found extends Fault {
  rule: string;
}

/** A proofing check: pure, and complete in itself. */
export type Check = (proof: Proof) => Fault[];

/** A verdict on the passage from `start` to `end` of a field. */
export function faultAt(
  proof: Proof,
  field: TextField,
  [start, end]: [number, number],
  verdict: Verdict,
): Fault {
  return { ...verdict, field, excerpt: proof.texts[field].slice(start, end), start, end };
}

/** Every match of a pattern in each text, judged by `make`; null is no fault. */
export function findAll(
  proof: Proof,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Verdict | null,
  fields: readonly TextField[] = FIELDS,
): Fault[] {
  return fields.flatMap((field) =>
    [...proof.texts[field].matchAll(pattern)].flatMap((match) => {
      const verdict = make(match);
      return verdict ? [faultAt(proof, field, [match.index, match.index + match[0].length], verdict)] : [];
    }),
  );
}

/** What `look` finds in each text that is not empty. */
export function inEach(
  proof: Proof,
  look: (text: string, field: TextField) => Fault[],
  fields: readonly TextField[] = FIELDS,
): Fault[] {
  return fields.flatMap((field) => (proof.texts[field] === '' ? [] : look(proof.texts[field], field)));
}
