import type { Snapshot } from '../../content/snapshot.ts';
import { plainText } from '../../platform/html/sanitise.ts';
import { Severity } from '../finding.ts';
import { alternativeText } from './alternative-text.ts';
import { bodyElements } from './body-elements.ts';
import { type Check, type Circumstances, FIELDS, type Found, type Proof } from './check.ts';
import { countedList } from './counted-list.ts';
import { dateRange } from './date-range.ts';
import { dates } from './dates.ts';
import { deadLinks } from './dead-links.ts';
import { documentNumber } from './document-number.ts';
import { fixedExpressions } from './fixed-expressions.ts';
import { links } from './links.ts';
import { longTitle } from './long-title.ts';
import { mapApproval } from './map-approval.ts';
import { missingOrigin } from './missing-origin.ts';
import { pairing } from './pairing.ts';
import { personalData } from './personal-data.ts';
import { punctuation } from './punctuation.ts';
import { repetition } from './repetition.ts';
import { secrecyMark } from './secrecy-mark.ts';
import { share } from './share.ts';
import { signingDate } from './signing-date.ts';
import { tableTotal } from './table-total.ts';
import { wrongCharacters } from './wrong-characters.ts';

/** The checks by the name of their rule, which is the name of their file. */
const CHECKS: Record<string, Check> = {
  'secrecy-mark': secrecyMark,
  'personal-data': personalData,
  'fixed-expressions': fixedExpressions,
  'document-number': documentNumber,
  dates,
  'date-range': dateRange,
  'signing-date': signingDate,
  'table-total': tableTotal,
  'counted-list': countedList,
  share,
  pairing,
  repetition,
  'wrong-characters': wrongCharacters,
  punctuation,
  links,
  'dead-links': deadLinks,
  'alternative-text': alternativeText,
  'map-approval': mapApproval,
  'long-title': longTitle,
  'missing-origin': missingOrigin,
};

/** Beyond so many findings of one rule a copy is not corrected finding by finding; only blocking ones are told to the last. */
const TOLD = 100;

/** Everything the proofing checks find in a snapshot, by field and place; of one rule the blocking ones and 100 others. */
export function proofread(snapshot: Snapshot, circumstances: Circumstances): Found[] {
  const body = plainText(snapshot.body);
  const proof: Proof = {
    ...circumstances,
    snapshot,
    texts: { title: snapshot.title, summary: snapshot.summary ?? '', body },
    elements: bodyElements(snapshot.body, body),
  };
  const found = Object.entries(CHECKS).flatMap(([rule, check]) =>
    told(check(proof)).map((one) => ({ rule, ...one })),
  );
  return found.sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.start - b.start);
}

function told<T extends { severity: Severity }>(faults: T[]): T[] {
  const blocking = faults.filter(({ severity }) => severity === Severity.BLOCK);
  return [...blocking, ...faults.filter(({ severity }) => severity !== Severity.BLOCK).slice(0, TOLD)];
}

export type { Circumstances, Found, Linked } from './check.ts';
export type { Expression } from './expression.ts';
export { compile, type Lexicon } from './lexicon.ts';
export { MOST_EXPRESSIONS, readExpressions, writeExpressions } from './lexicon-file.ts';
export { shippedExpressions, shippedLexicon } from './shipped-lexicon.ts';
export { unspaced } from './unspaced.ts';
