import type { Snapshot } from '../../content/snapshot.ts';
import { plainText } from '../../platform/html/sanitise.ts';
import { type Check, FIELDS, type Found, type Proof } from './check.ts';
import { documentNumber } from './document-number.ts';
import { missingOrigin } from './missing-origin.ts';
import { secrecyMark } from './secrecy-mark.ts';

const CHECKS: readonly Check[] = [secrecyMark, documentNumber, missingOrigin];

/** Everything the proofing checks find in a snapshot, by field and place. */
export function proofread(snapshot: Snapshot): Found[] {
  const proof: Proof = {
    snapshot,
    texts: { title: snapshot.title, summary: snapshot.summary ?? '', body: plainText(snapshot.body) },
  };
  const found = CHECKS.flatMap((check) => check(proof));
  const rank = (one: Found) => FIELDS.indexOf(one.field as (typeof FIELDS)[number]);
  return found.sort((a, b) => rank(a) - rank(b) || a.start - b.start);
}

export type { Found } from './check.ts';
