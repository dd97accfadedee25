import type { Addresses } from './addresses.ts';
import { authorOf, filesOf, htmlOf } from './entry-text.ts';
import { type Feed, type FeedEntry, pageOf, urnOf } from './feed.ts';
import { rfc822, rfc3339 } from './times.ts';
import { TOMBSTONES, tombstoneXml } from './tombstone-xml.ts';
import { element, htmlText, textElement, type Xml, xmlDocument } from './xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:at': TOMBSTONES,
};

function itemXml(entry: FeedEntry, publicUrl: string): Xml {
  const { content, site } = entry;
  const html = htmlOf(entry, publicUrl);
  const { origin } = content;
  return element(
    'item',
    {},
    element('title', {}, content.title),
    element('link', {}, pageOf(site, content.path)),
    element('guid', { isPermaLink: 'false' }, urnOf(content.id)),
    element('pubDate', {}, rfc822(content.publishedAt)),
    textElement('atom:updated', rfc3339(content.edition.publishedAt)),
    element('dc:creator', {}, authorOf(entry)),
    textElement('description', content.summary ?? (html === null ? content.title : null)),
    html === null ? null : element('content:encoded', {}, htmlText(html)),
    ...content.keywords.map((word) => element('category', {}, word)),
    ...filesOf(entry, publicUrl).map(({ url, bytes, mediaType }) =>
      element('enclosure', { url, length: bytes ?? 0, type: mediaType ?? 'application/octet-stream' }),
    ),
    origin?.name && origin.url ? element('source', { url: origin.url }, origin.name) : null,
  );
}

/** Rule: a page of a feed as RSS 2.0; RSS has no tombstones, so those of RFC 6721 stand in it under their own namespace. */
export function writeRss(feed: Feed, addresses: Addresses, publicUrl: string): string {
  const { subject } = feed;
  const link = (rel: string, href: string | null, type?: string) =>
    href === null ? null : element('atom:link', { rel, href, type });
  const channel = element(
    'channel',
    {},
    element('title', {}, subject.title),
    element('link', {}, `https://${subject.site.domain}/`),
    element('description', {}, subject.description ?? subject.title),
    element('language', {}, 'zh-cn'),
    feed.changedAt && element('lastBuildDate', {}, rfc822(feed.changedAt)),
    link('self', addresses.page, 'application/rss+xml'),
    link('hub', addresses.hub),
    link('first', addresses.self, 'application/rss+xml'),
    link('next', addresses.next, 'application/rss+xml'),
    ...feed.entries.map((entry) => itemXml(entry, publicUrl)),
    ...feed.tombstones.map(tombstoneXml),
  );
  return xmlDocument(element('rss', { version: '2.0', ...NAMESPACES }, channel));
}
