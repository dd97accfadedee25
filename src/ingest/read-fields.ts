import { genreOf } from '../content/genre.ts';
import { Validity } from '../content/parts.ts';
import type { PolicyLinkPart } from '../content/policy-link.ts';
import { steadyText } from '../content/steady-text.ts';
import { hashOf } from '../platform/canonical-json.ts';
import type { PolicyParticulars } from './article/article.ts';
import type { UpstreamDate } from './article/dates.ts';
import { attributedOrigin } from './attribution.ts';
import { LONGEST, storableFiles } from './listed-fields.ts';
import type { PageReading } from './page-reading.ts';
import { storable } from './storable.ts';
import type { UpstreamItem } from './upstream-item.ts';

const MOST_KEYWORDS = 50;

type Read = Extract<PageReading, { outcome: 'read' }>;

/** What a page says of an item, and the hashes of its text. */
type ReadFields = Pick<
  UpstreamItem,
  | 'title'
  | 'summary'
  | 'body'
  | 'publishedAt'
  | 'publishedAtPrecision'
  | 'originName'
  | 'author'
  | 'policy'
  | 'attachments'
  | 'keywords'
  | 'contentHash'
  | 'textHash'
  | 'validators'
  | 'stated'
>;

/** Rule: what an item becomes by its page; what the page does not say stays as the list said it. */
export function readFields(item: UpstreamItem, { article, body, validators, stated }: Read): ReadFields {
  const title = storable(article.title, LONGEST.title) ?? item.listedTitle;
  const date = dateOf(item, article.publishedAt);
  const files = storableFiles(article.attachments);
  const attachments = files.length > 0 ? files : item.attachments;
  return {
    title,
    summary: storable(article.summary, LONGEST.summary) ?? item.summary,
    body,
    publishedAt: date?.at ?? null,
    publishedAtPrecision: date?.precision ?? null,
    originName: storable(attributedOrigin(article.origin, article.siteName), LONGEST.name) ?? item.originName,
    author: storable(article.author, LONGEST.name) ?? item.author,
    policy: policyOf(article.policy),
    attachments,
    keywords: keywordsOf(article.keywords),
    contentHash: contentHash(title, body),
    textHash: steadyText({ title, body, attachments }).hash,
    validators,
    stated: stated ?? null,
  };
}

/** Rule: SHA-256 of a title and its sanitised body. */
export function contentHash(title: string, body: string): string {
  return hashOf({ title, body });
}

// A page that names the day alone does not overrule a list that names the minute of it.
function dateOf(item: UpstreamItem, stated: UpstreamDate | null): UpstreamDate | null {
  const { publishedAt: at, publishedAtPrecision: precision } = item;
  const listed = at && precision ? { at, precision } : null;
  if (!stated) return listed;
  const isFiner = stated.precision === 'DAY' && listed !== null && listed.precision !== 'DAY';
  return isFiner && dayOf(listed.at) === dayOf(stated.at) ? listed : stated;
}

function dayOf(at: Date): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

function policyOf(policy: PolicyParticulars | null): UpstreamItem['policy'] {
  if (!policy) return null;
  return {
    number: storable(policy.number, 100),
    issuer: storable(policy.issuer, 200),
    indexNumber: storable(policy.indexNumber, 100),
    theme: storable(policy.theme, 200),
    genre: policy.genre && genreOf(policy.genre),
    signedOn: policy.signedOn,
    effectiveOn: policy.effectiveOn ?? null,
    validity: policy.validity && Validity[policy.validity],
    ...(policy.repeals?.length ? { repeals: linksOf(policy.repeals) } : {}),
    ...(policy.amends?.length ? { amends: linksOf(policy.amends) } : {}),
  };
}

function linksOf(links: readonly { number: string; title: string | null }[]): PolicyLinkPart[] {
  return links.flatMap(({ number, title }) => {
    const kept = storable(number, 100);
    return kept ? [{ number: kept, title: storable(title, 500) }] : [];
  });
}

function keywordsOf(keywords: readonly string[]): string[] {
  const kept = keywords.map((word) => storable(word, 50)).filter((word) => word !== null);
  return [...new Set(kept)].slice(0, MOST_KEYWORDS);
}
