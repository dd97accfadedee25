import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { parseFeed as parseLenient } from '@rowanmanning/feed-parser';
import FeedMe from 'feedme';
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

/** Keeps the markup of a JSON Feed, of which it tells only the words otherwise. */
const whole = {
  getExtraEntryFields: (item: object) => ({ html: Reflect.get(item, 'content_html') as string }),
};

function byExtractus(text: string, json: boolean): ReadEntry[] {
  const feed = json ? extractFromJson(text, whole) : extractFromXml(text);
  return (feed.entries ?? []).map(({ id, title, link, published, ...more }) => ({
    ...{ id, title: title ?? '', url: link ?? '', html: Reflect.get(more, 'html') as string | undefined },
    publishedAt: new Date(published ?? '').getTime(),
  }));
}

// The module is the class itself, whatever its types say.
const Parser = FeedMe as unknown as typeof FeedMe.default;

/** Reads a JSON Feed as a stream, with a tokenizer of its own. */
async function streamed(text: string): Promise<Record<string, unknown>> {
  const parser = new Parser(true);
  parser.end(text);
  await finished(parser);
  return { ...parser.done() };
}

async function byFeedme(text: string): Promise<ReadEntry[]> {
  const { items } = (await streamed(text)) as { items?: Record<string, never>[] };
  return (items ?? []).map(({ id = '', title = '', url = '', content_html: html, ...item }) => ({
    ...{ id, title, url, html },
    publishedAt: new Date(item.date_published ?? '').getTime(),
    files: ((item.attachments ?? []) as { url: string }[]).map((file) => file.url),
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
  json: {
    feedsmith: byFeedsmith,
    '@extractus/feed-extractor': (text) => byExtractus(text, true),
    feedme: byFeedme,
  },
};

async function goneByFeedparser(text: string): Promise<string[]> {
  const parser = Readable.from([text]).pipe(new FeedParser({}));
  let stones: unknown;
  parser.on('meta', (meta) => {
    stones = Reflect.get(meta, 'at:deleted-entry');
  });
  for await (const item of parser) stones = Reflect.get(item.meta, 'at:deleted-entry');
  return [stones ?? []].flat().map((stone) => (stone as { '@': { ref: string } })['@'].ref);
}

async function goneByFeedme(text: string): Promise<string[]> {
  const { _tonggao: extension } = (await streamed(text)) as { _tonggao?: { removed?: { id: string }[] } };
  return (extension?.removed ?? []).map(({ id }) => id);
}

/** The ids of what is gone, as a reader that knows of extensions tells it. */
export const READERS_OF_TOMBSTONES: Record<Format, (text: string) => Promise<string[]>> = {
  atom: goneByFeedparser,
  rss: goneByFeedparser,
  json: goneByFeedme,
};
