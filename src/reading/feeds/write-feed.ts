import { type Addresses, addressesOf } from './addresses.ts';
import { writeAtom } from './atom.ts';
import type { Feed, Format } from './feed.ts';
import { writeJsonFeed } from './json-feed.ts';
import { writeRss } from './rss.ts';

const WRITERS: Record<Format, (feed: Feed, addresses: Addresses, publicUrl: string) => string> = {
  atom: writeAtom,
  rss: writeRss,
  json: writeJsonFeed,
};

/** The media type of each format. */
export const MEDIA_TYPES: Record<Format, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** Rule: a page of a feed in a format. */
export function writeFeed(feed: Feed, format: Format, publicUrl: string): string {
  return WRITERS[format](feed, addressesOf(feed, format, publicUrl), publicUrl);
}
