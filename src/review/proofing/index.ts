import type { Snapshot } from '../../content/snapshot.ts';
import { plainText } from '../../platform/html/sanitise.ts';
import { Severity } from '../finding.ts';
import { addressees } from './addressees.ts';
import { alternativeText } from './alternative-text.ts';
import { approximation } from './approximation.ts';
import { attachmentList } from './attachment-list.ts';
import { bodyElements } from './body-elements.ts';
import { type Check, type Circumstances, type Found, type Proof } from './check.ts';
import { closingDate } from './closing-date.ts';
import { countedList } from './counted-list.ts';
import { dateRange } from './date-range.ts';
import { dates } from './dates.ts';
import { deadLinks } from './dead-links.ts';
import { documentNumber } from './document-number.ts';
import { EVERYWHERE } from './fields.ts';
import { fixedExpressions } from './fixed-expressions.ts';
import { headingOrder } from './heading-order.ts';
import { leaderTitles } from './leader-titles.ts';
import { linkDomains } from './link-domains.ts';
import { links } from './links.ts';
import { listedAddresses } from './listed-addresses.ts';
import { longTitle } from './long-title.ts';
import { mapApproval } from './map-approval.ts';
import { missingOrigin } from './missing-origin.ts';
import { pairing } from './pairing.ts';
import { personalData } from './personal-data.ts';
import { policyTitle } from './policy-title.ts';
import { punctuation } from './punctuation.ts';
import { repetition } from './repetition.ts';
import { secrecyMark } from './secrecy-mark.ts';
import { share } from './share.ts';
import { signingDate } from './signing-date.ts';
import { sumOfParts } from './sum-of-parts.ts';
import { tableTotal } from './table-total.ts';
import { wrongCharacters } from './wrong-characters.ts';

/** The checks by the name of their rule, which is the name of their file. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'secrecy-mark': secrecyMark,
  'personal-data': personalData,
  'listed-addresses': listedAddresses,
  'fixed-expressions': fixedExpressions,
  'leader-titles': leaderTitles,
  'document-number': documentNumber,
  dates,
  'date-range': dateRange,
  'signing-date': signingDate,
  'policy-title': policyTitle,
  addressees,
  'attachment-list': attachmentList,
  'closing-date': closingDate,
  'heading-order': headingOrder,
  'table-total': tableTotal,
  'sum-of-parts': sumOfParts,
  'counted-list': countedList,
  share,
  approximation,
  pairing,
  repetition,
  'wrong-characters': wrongCharacters,
  punctuation,
  links,
  'link-domains': linkDomains,
  'dead-links': deadLinks,
  'alternative-text': alternativeText,
  'map-approval': mapApproval,
  'long-title': longTitle,
  'missing-origin': missingOrigin,
};

/** Beyond so many findings of one rule a copy is not corrected finding by finding; only blocking ones are told to the last. */
const TOLD = 100;

/** The plain texts of a snapshot that checks read and findings have their offsets in; names stand one a line. */
export function textsOf({
  title,
  summary,
  body,
  changeNote,
  keywords,
  attachments,
}: Snapshot): Proof['texts'] {
  return {
    title,
    summary: summary ?? '',
    body: plainText(body),
    changeNote: changeNote ?? '',
    keywords: keywords.join('\n'),
    attachments: attachments.map(({ name }) => name).join('\n'),
  };
}

/** What is proofread, as the checks are given it. */
export function proofOf(snapshot: Snapshot, circumstances: Circumstances): Proof {
  const texts = textsOf(snapshot);
  return { ...circumstances, snapshot, texts, elements: bodyElements(snapshot.body, texts.body) };
}

/** Everything the proofing checks find in a snapshot, by field and place; of one rule the blocking ones and 100 others. */
export function proofread(snapshot: Snapshot, circumstances: Circumstances): Found[] {
  const proof = proofOf(snapshot, circumstances);
  const found = Object.entries(CHECKS).flatMap(([rule, check]) =>
    told(check(proof)).map((one) => ({ rule, ...one })),
  );
  return found.sort((a, b) => EVERYWHERE.indexOf(a.field) - EVERYWHERE.indexOf(b.field) || a.start - b.start);
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
