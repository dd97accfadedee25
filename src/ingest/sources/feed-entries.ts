import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith';
import type { AttachmentLink } from '../article/article.ts';
import { fileNameOf, isFile } from '../article/attachments.ts';
import { readUpstreamDate, type UpstreamDate } from '../article/dates.ts';
import { absoluteUrl } from '../article/html-document.ts';
import type { FoundItem } from './listed-items.ts';

/** The address the feed stands on and the upstream's clock. */
export interface FeedSurroundings {
  url: string;
  seenAt: Date | undefined;
}

/** The entries of an RSS 0.9x or 2.0 feed; a guid that is an address stands in for a missing link. */
export function foundInRss(feed: RssFeed.Feed<string>, around: FeedSurroundings): FoundItem[] {
  return (feed.items ?? []).map((item) => {
    const permalink = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
    const link =
      item.link ?? item.atom?.links?.[0]?.href ?? (/^https?:/u.test(permalink ?? '') ? permalink : undefined);
    return entry(within(around, feed.xml?.base, item.xml?.base), {
      link,
      title: item.title,
      dates: [
        item.pubDate,
        item.dc?.dates?.[0],
        item.dcterms?.created?.[0],
        item.atom?.published,
        item.atom?.updated,
      ],
      summary: item.description,
      body: item.content?.encoded,
      author: item.authors?.[0]?.name ?? item.dc?.creators?.[0],
      origin: item.source?.title,
      files: (item.enclosures ?? []).map(({ url }) => ({ url })),
    });
  });
}

/** The entries of an RSS 0.90 or 1.0 (RDF) feed. */
export function foundInRdf(feed: RdfFeed.Feed<string>, around: FeedSurroundings): FoundItem[] {
  return (feed.items ?? []).map((item) =>
    entry(within(around, feed.xml?.base, item.xml?.base), {
      link: item.link ?? item.rdf?.about,
      title: item.title,
      dates: [item.dc?.dates?.[0], item.dcterms?.created?.[0]],
      summary: item.description,
      body: item.content?.encoded,
      author: item.dc?.creators?.[0],
      origin: undefined,
      files: [],
    }),
  );
}

/** The entries of an Atom feed; a relative address stands on the xml:base around it. */
export function foundInAtom(feed: AtomFeed.Feed<string>, around: FeedSurroundings): FoundItem[] {
  return (feed.entries ?? []).map((item) => {
    const page = item.links?.find(({ rel }) => rel === undefined || rel === 'alternate');
    const files = item.links?.filter(({ rel }) => rel === 'enclosure') ?? [];
    return entry(within(around, feed.xml?.base, item.xml?.base), {
      link: page?.href,
      title: item.title?.value,
      dates: [item.published, item.updated],
      summary: item.summary?.value,
      body: item.content?.type === 'text' ? undefined : item.content?.value,
      author: item.authors?.[0]?.name,
      origin: item.source?.title?.value,
      files: files.map(({ href, title }) => ({ url: href, title })),
    });
  });
}

/** The entries of a JSON Feed. */
export function foundInJsonFeed(feed: JsonFeed.Feed<string>, around: FeedSurroundings): FoundItem[] {
  return (feed.items ?? []).map((item) =>
    entry(around, {
      link: item.url ?? item.external_url,
      title: item.title,
      dates: [item.date_published, item.date_modified],
      summary: item.summary ?? item.content_text,
      body: item.content_html,
      author: item.authors?.[0]?.name,
      origin: undefined,
      files: item.attachments ?? [],
    }),
  );
}

interface Entry extends Omit<FoundItem, 'url' | 'publishedAt' | 'attachments'> {
  link: string | undefined;
  dates: (string | undefined)[];
  files: { url?: string | undefined; title?: string | undefined }[];
}

function entry({ url, seenAt }: FeedSurroundings, { link, dates, files, ...texts }: Entry): FoundItem {
  const attachments = files.map((file) => attachmentOf(file, url)).filter((file) => file !== null);
  const address = absoluteUrl(link ?? '', url) ?? undefined;
  return { ...texts, url: address, publishedAt: firstDate(dates, seenAt), attachments };
}

function firstDate(dates: (string | undefined)[], seenAt: Date | undefined): UpstreamDate | null {
  return dates.map((text) => readUpstreamDate(text ?? '', seenAt)).find((date) => date !== null) ?? null;
}

function attachmentOf({ url: link, title }: Entry['files'][number], feedUrl: string): AttachmentLink | null {
  const url = absoluteUrl(link ?? '', feedUrl);
  if (!url || !isFile(url)) return null;
  return { url, name: title?.trim() || fileNameOf(url) };
}

/** The address that an entry's links stand on: xml:base around it, innermost last, on the feed's own address. */
function within({ url, seenAt }: FeedSurroundings, ...bases: (string | undefined)[]): FeedSurroundings {
  const standing = bases.filter((base) => base !== undefined);
  return { seenAt, url: standing.reduce((base, next) => URL.parse(next, base)?.href ?? base, url) };
}
