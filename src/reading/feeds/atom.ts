import type { Addresses } from './addresses.ts';
import { authorOf, filesOf, htmlOf } from './entry-text.ts';
import { type Feed, type FeedEntry, pageOf, urnOf } from './feed.ts';
import { rfc3339 } from './times.ts';
import { TOMBSTONES, tombstoneXml } from './tombstone-xml.ts';
import { element, htmlText, textElement, type Xml, xmlDocument } from './xml.ts';

function sourceOf({ content: { origin } }: FeedEntry): Xml | null {
  if (!origin?.name) return null;
  const link = origin.url ? element('link', { rel: 'alternate', href: origin.url }) : null;
  const updated = origin.publishedAt ? textElement('updated', rfc3339(origin.publishedAt)) : null;
  return element('source', {}, textElement('title', origin.name), link, updated);
}

function linksOf(entry: FeedEntry, publicUrl: string): Xml[] {
  const { content, site } = entry;
  const files = filesOf(entry, publicUrl).map(({ url, name, bytes, mediaType }) =>
    element('link', { rel: 'enclosure', href: url, type: mediaType, length: bytes, title: name }),
  );
  const via = content.origin?.url ? [element('link', { rel: 'via', href: content.origin.url })] : [];
  const page = { rel: 'alternate', type: 'text/html', href: pageOf(site, content.path) };
  return [element('link', page), ...via, ...files];
}

function entryXml(entry: FeedEntry, publicUrl: string): Xml {
  const { content } = entry;
  const html = htmlOf(entry, publicUrl);
  return element(
    'entry',
    {},
    element('id', {}, urnOf(content.id)),
    element('title', {}, content.title),
    element('published', {}, rfc3339(content.publishedAt)),
    element('updated', {}, rfc3339(content.edition.publishedAt)),
    element('author', {}, element('name', {}, authorOf(entry))),
    ...linksOf(entry, publicUrl),
    ...content.keywords.map((term) => element('category', { term })),
    textElement('summary', content.summary ?? (html === null ? content.title : null)),
    html === null ? null : element('content', { type: 'html' }, htmlText(html)),
    sourceOf(entry),
  );
}

/** Rule: a page of a feed as Atom (RFC 4287), paged by RFC 5005, with tombstones of RFC 6721. */
export function writeAtom(feed: Feed, addresses: Addresses, publicUrl: string): string {
  const { subject } = feed;
  const link = (rel: string, href: string | null, type = 'application/atom+xml') =>
    href === null ? null : element('link', { rel, href, type });
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:at': TOMBSTONES, 'xml:lang': 'zh-CN' },
    element('id', {}, urnOf(subject.id)),
    element('title', {}, subject.title),
    textElement('subtitle', subject.description),
    element('updated', {}, rfc3339(feed.changedAt ?? new Date(0))),
    element('author', {}, element('name', {}, subject.site.name)),
    link('self', addresses.page),
    addresses.hub ? element('link', { rel: 'hub', href: addresses.hub }) : null,
    link('alternate', `https://${subject.site.domain}/`, 'text/html'),
    link('first', addresses.self),
    link('next', addresses.next),
    ...feed.entries.map((entry) => entryXml(entry, publicUrl)),
    ...feed.tombstones.map(tombstoneXml),
  );
  return xmlDocument(root);
}
