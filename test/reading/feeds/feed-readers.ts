import { Readable } from 'node:stream';
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { parseFeed as parseLenient } from '@rowanmanning/feed-parser';
import FeedParser from 'feedparser';
import { parseFeed as parseAny } from 'feedsmith';
import type { Format } from '../../../src/reading/feeds/feed.ts';

/** What a reader of feeds made of an entry; what a parser does not tell is left out. */
export interface ReadEntry {
  id: string;
  title: string;
  url: string;
  publishedAt: number;
  html?: string;
  /** HTML in which a parser has undone the escaping of words. */
  words?: string;
  files?: string[];
}

type Read = (text: string) => ReadEntry[] | Promise<ReadEntry[]>;

async function byFeedparser(text: string): Promise<ReadEntry[]> {
  const parser = Readable.from([text]).pipe(new FeedParser({}));
  const entries: ReadEntry[] = [];
  for await (const item of parser) {
    entries.push({
      ...{ id: item.guid, title: item.title, url: item.link, html: item.description },
      publishedAt: item.pubdate?.getTime() ?? 0,
      files: item.enclosures.map(({ url }) => url),
    });
  }
  return entries;
}

function byRowanManning(text: string): ReadEntry[] {
  return parseLenient(text).items.map((item) => ({
    ...{ id: item.id ?? '', title: item.title ?? '', url: item.url ?? '', words: item.content ?? '' },
    publishedAt: item.published?.getTime() ?? 0,
    files: item.media.map(({ url }) => url),
  }));
}

function byExtractus(text: string, json: boolean): ReadEntry[] {
  const feed = json ? extractFromJson(text) : extractFromXml(text);
  return (feed.entries ?? []).map(({ id, title, link, published }) => ({
    ...{ id, title: title ?? '', url: link ?? '' },
    publishedAt: new Date(published ?? '').getTime(),
  }));
}

function byFeedsmith(text: string): ReadEntry[] {
  const { format, feed } = parseAny(text);
  if (format !== 'json') throw new Error(format);
  return (feed.items ?? []).map((item) => ({
    ...{ id: item.id ?? '', title: item.title ?? '', url: item.url ?? '', html: item.content_html ?? '' },
    publishedAt: new Date(item.date_published ?? '').getTime(),
    files: (item.attachments ?? []).map(({ url }) => url ?? ''),
  }));
}

const xml: Record<string, Read> = {
  feedparser: byFeedparser,
  '@rowanmanning/feed-parser': byRowanManning,
  '@extractus/feed-extractor': (text) => byExtractus(text, false),
};

/** Independent readers of feeds, by format and name. */
export const READERS: Record<Format, Record<string, Read>> = {
  atom: xml,
  rss: xml,
  json: { feedsmith: byFeedsmith, '@extractus/feed-extractor': (text) => byExtractus(text, true) },
};
