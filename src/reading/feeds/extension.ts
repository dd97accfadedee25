import type { Content } from '../content.ts';
import { documentPath } from './addresses.ts';
import type { FeedEntry, Subject, Tombstone } from './feed.ts';
import { urnOf } from './feed.ts';
import { rfc3339 } from './times.ts';

/** The version of the extension; readers pass over what they do not know, and a word that is there keeps its meaning. */
const VERSION = 1;

const timeOf = (instant: Date | null | undefined) => (instant ? rfc3339(instant) : null);

function originOf({ content, originPrecision }: FeedEntry) {
  if (!content.origin) return null;
  const { name, url, author, publishedAt } = content.origin;
  return { name, url, author, publishedAt: timeOf(publishedAt), precision: originPrecision };
}

function policyOf(content: Content) {
  if (!('policy' in content) || !content.policy) return null;
  const { chain = [] } = content.rest ?? {};
  const named = (act: 'REPEAL' | 'AMEND') =>
    chain.filter((link) => link.act === act).map(({ number, title }) => ({ number, title }));
  const { number, issuer, indexNumber, theme, genre, signedOn, effectiveOn, validity } =
    content.policy as Record<string, unknown>;
  const facts = { number, issuer, indexNumber, theme, genre, signedOn, effectiveOn, validity };
  const stated = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? null]));
  return { ...stated, repeals: named('REPEAL'), amends: named('AMEND') };
}

function marksOf({ rest }: Content) {
  const { marks = [] } = rest ?? {};
  return marks.map(({ act, number, title, since, standing }) => {
    return { act, number, title, since: rfc3339(new Date(since)), standing };
  });
}

function interpretationOf(content: Content) {
  if (content.kind !== 'INTERPRETATION') return null;
  const form = 'form' in content ? content.form : null;
  return {
    form,
    explains: content.policyIds.map(urnOf),
    background: content.rest?.material?.background ?? null,
  };
}

/** Rule: what the extension `_tonggao` says of an entry (docs/feeds.md). */
export function entryExtension(entry: FeedEntry, publicUrl: string) {
  const { content, site, section, whole } = entry;
  const { edition } = content;
  return {
    version: VERSION,
    kind: content.kind,
    document: `${publicUrl}${documentPath(content.id)}.json`,
    whole,
    edition: {
      number: edition.number,
      hash: edition.hash,
      publishedAt: rfc3339(edition.publishedAt),
      changeNote: edition.changeNote,
      changeKind: edition.changeKind,
    },
    origin: originOf(entry),
    author: content.author,
    policy: policyOf(content),
    marks: marksOf(content),
    interpretation: interpretationOf(content),
    expiresAt: timeOf(content.rest?.expiresAt),
    site,
    section,
  };
}

function tombstoneExtension({ id, url, at, departure, explanation, replacementId }: Tombstone) {
  const replacement = replacementId === null ? null : urnOf(replacementId);
  return { id: urnOf(id), url, at: rfc3339(at), departure, explanation, replacement };
}

/** Rule: what the extension says of the feed itself. */
export function feedExtension(
  { site, section }: Subject,
  { changedAt, tombstones }: { changedAt: Date | null; tombstones: Tombstone[] },
) {
  const removed = tombstones.map(tombstoneExtension);
  return { version: VERSION, site, section, changedAt: timeOf(changedAt), removed };
}
