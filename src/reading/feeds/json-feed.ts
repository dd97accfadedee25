import type { Addresses } from './addresses.ts';
import { authorOf, filesOf, htmlOf } from './entry-text.ts';
import { entryExtension, feedExtension } from './extension.ts';
import { type Feed, type FeedEntry, pageOf, urnOf } from './feed.ts';
import { rfc3339 } from './times.ts';

function attachmentsOf(entry: FeedEntry, publicUrl: string) {
  return filesOf(entry, publicUrl).map(({ name, url, sha256, bytes, mediaType }) => ({
    url,
    mime_type: mediaType ?? 'application/octet-stream',
    title: name,
    ...(bytes === null ? {} : { size_in_bytes: bytes }),
    _tonggao: { sha256 },
  }));
}

function itemOf(entry: FeedEntry, publicUrl: string) {
  const { content, site } = entry;
  const html = htmlOf(entry, publicUrl);
  const files = attachmentsOf(entry, publicUrl);
  return {
    id: urnOf(content.id),
    url: pageOf(site, content.path),
    ...(content.origin?.url ? { external_url: content.origin.url } : {}),
    title: content.title,
    // An item must have content; one whose text is left to its document says what it is about.
    ...(html === null ? { content_text: content.summary ?? content.title } : { content_html: html }),
    ...(content.summary ? { summary: content.summary } : {}),
    date_published: rfc3339(content.publishedAt),
    date_modified: rfc3339(content.edition.publishedAt),
    authors: [{ name: authorOf(entry) }],
    language: 'zh-CN',
    ...(content.keywords.length > 0 ? { tags: content.keywords } : {}),
    ...(files.length > 0 ? { attachments: files } : {}),
    _tonggao: entryExtension(entry, publicUrl),
  };
}

/** Rule: a page of a feed as JSON Feed 1.1 with the extension `_tonggao`. */
export function writeJsonFeed(feed: Feed, addresses: Addresses, publicUrl: string): string {
  const { subject } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: subject.title,
    home_page_url: `https://${subject.site.domain}/`,
    feed_url: addresses.self,
    ...(subject.description ? { description: subject.description } : {}),
    ...(addresses.next ? { next_url: addresses.next } : {}),
    language: 'zh-CN',
    authors: [{ name: subject.site.name }],
    ...(addresses.hub ? { hubs: [{ type: 'WebSub', url: addresses.hub }] } : {}),
    _tonggao: feedExtension(subject, feed),
    items: feed.entries.map((entry) => itemOf(entry, publicUrl)),
  });
}
