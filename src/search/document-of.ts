import { ContentKind } from '../content/content-kind.ts';
import { Validity } from '../content/parts.ts';
import { fold } from '../platform/fold.ts';
import type { Publication } from '../release/publication.ts';
import { numberKey } from './number-key.ts';
import type { DocumentFacets } from './search-document.ts';
import { toTsvector } from './tokens.ts';

/** What is written of a publication for search; facets without its sites, which the database knows. */
export interface Made {
  title: string;
  number: string | null;
  facets: DocumentFacets;
  weight: number;
  files: string;
  head: string;
  vector: string;
}

const WEIGHTS: Readonly<Record<ContentKind, number>> = {
  [ContentKind.POLICY]: 0.6,
  [ContentKind.INTERPRETATION]: 0.3,
  [ContentKind.TOPIC]: 0.3,
  [ContentKind.ARTICLE]: 0,
};
const OVER: ReadonlySet<Validity> = new Set([Validity.EXPIRED, Validity.REPEALED]);

/** Of the words of all attachments together, in UTF-16 units. */
const MOST_FILE_TEXT = 300_000;

/** Rule: what kind and validity add to the rank of a content; a policy that is over counts less than one in force. */
function weightOf(kind: ContentKind, validity: Validity | null | undefined): number {
  return WEIGHTS[kind] - (validity && OVER.has(validity) ? 0.5 : 0);
}

/** Rule: what a publication counts under. */
function facetsOf({ kind, policy, publishedAt }: Publication): DocumentFacets {
  const day = Temporal.Instant.fromEpochMilliseconds(publishedAt.getTime()).toZonedDateTimeISO(
    'Asia/Shanghai',
  );
  const { theme, issuer, validity } = policy ?? {};
  return {
    kind,
    year: String(day.year),
    ...(theme && { theme }),
    ...(issuer && { issuer }),
    ...(validity && { validity }),
  };
}

/** Rule: what search writes of a publication and the words of its attachments. */
export function documentOf(publication: Publication, files: string): Made {
  const { kind, title, policy, originName, keywords, text, summary, policyNumber: number } = publication;
  const named = [policy?.issuer, policy?.indexNumber, originName].filter((name) => typeof name === 'string');
  const head = { title, number, keywords: [...keywords, ...named], body: '' };
  const kept = files.slice(0, MOST_FILE_TEXT).toWellFormed();
  return {
    title: fold(title).replace(/\s+/g, ''),
    number: policy?.number ? numberKey(policy.number) : null,
    facets: facetsOf(publication),
    weight: weightOf(kind, policy?.validity),
    files: kept,
    head: toTsvector(head),
    vector: toTsvector({ ...head, body: [summary ?? '', text, kept].join('\n') }),
  };
}
