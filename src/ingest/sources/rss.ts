import { parseFeed } from 'feedsmith';
import { type StatedFeed, statedFeed } from '../federation/stated-feed.ts';
import { namedHub, type RelatedLink } from '../websub/named-hub.ts';
import {
  type FeedSurroundings,
  foundInAtom,
  foundInJsonFeed,
  foundInRdf,
  foundInRss,
} from './feed-entries.ts';
import { type FoundItem, listedItems } from './listed-items.ts';
import { readList } from './read-list.ts';
import type { FetchedList, ParsedList, Source } from './source.ts';
import { withStatedPages } from './stated-pages.ts';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

const MOST_TAGS = 40_000;
const DECLARATIONS = /<!DOCTYPE[^[>]{0,1000}\[[^\]]*\]\s*>/iu;
const NESTED_ENTITY =
  /<!ENTITY\s+[\w.-]{1,100}\s+(?:SYSTEM\s|PUBLIC\s|"[^"<]{0,1000}&[a-z_]|'[^'<]{0,1000}&[a-z_])/iu;

/** RSS 0.9x to 2.0, RDF, Atom and JSON Feed. */
export const rss: Source = {
  read: (request) =>
    withStatedPages(request, (one) => readList(one, { accept: ACCEPT, parse: parseFeedText })),
};

/** Parses the text of a feed of any of these kinds; anything else gives no items and a problem. */
export function parseFeedText({ text, url, seenAt, links = [] }: FetchedList): ParsedList {
  const stated = statedFeed(text, url);
  if (stated) return statedList(stated, { text, url, seenAt, links });
  if (tagsIn(text) > MOST_TAGS) return { items: [], problems: ['订阅源内容过多，无法读取。'] };
  const found = entriesOf(text, { url, seenAt });
  if (!found) return { items: [], problems: [notAFeed(text)] };
  const hub = namedHub(links, found.links, url);
  return { ...withEntities(text, listedItems(found.items, url)), hub };
}

/** The list of another hub of this kind; the texts in it are left, for each has a document of its own. */
function statedList(
  { entries, removed, next }: StatedFeed,
  { text, url, seenAt, links = [] }: Omit<FetchedList, 'settings'>,
): ParsedList {
  const found = entriesOf(text, { url, seenAt });
  if (!found) return { items: [], problems: [notAFeed(text)] };
  const listed = listedItems(
    found.items.map((item) => ({ ...item, body: undefined })),
    url,
  );
  const items = listed.items.flatMap((item) => {
    const stated = entries.get(item.url);
    return stated ? [{ ...item, stated }] : [];
  });
  return { ...listed, items, removed, next, hub: namedHub(links, found.links, url) };
}

/** Entities that refer to others or to files are never expanded (a billion laughs, XXE); a feed that declares some says less than it seems to. */
function withEntities(text: string, listed: ParsedList): ParsedList {
  if (!NESTED_ENTITY.test(text)) return listed;
  const problem = '订阅源自行声明了嵌套的或外部的实体（ENTITY），为安全起见不予展开，相应文字未读。';
  return { ...listed, problems: [...listed.problems, problem], lacking: { problem, again: false } };
}

/** How many elements a feed opens, the markup of texts in CDATA left out. */
function tagsIn(text: string): number {
  const outside = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/gu, '');
  return outside.match(/<[a-z]/giu)?.length ?? 0;
}

/** What a feed holds: its entries, and the links it states of itself. */
interface FoundFeed {
  items: FoundItem[];
  links: RelatedLink[];
}

function entriesOf(text: string, around: FeedSurroundings): FoundFeed | null {
  try {
    const { format, feed } = parseFeed(text.replace(/^\uFEFF/u, ''));
    if (format === 'rss') return { items: foundInRss(feed, around), links: feed.atom?.links ?? [] };
    if (format === 'rdf') return { items: foundInRdf(feed, around), links: feed.atom?.links ?? [] };
    if (format === 'atom') return { items: foundInAtom(feed, around), links: feed.links ?? [] };
    const hubs = (feed.hubs ?? []).map(({ url }) => ({ href: url, rel: 'hub' }));
    return { items: foundInJsonFeed(feed, around), links: [...hubs, { href: feed.feed_url, rel: 'self' }] };
  } catch {
    // The parser refuses declarations of entities outside; the parser's own words help no editor: what it is is said below.
    return DECLARATIONS.test(text) ? entriesOf(text.replace(DECLARATIONS, ''), around) : null;
  }
}

function notAFeed(text: string): string {
  if (/^\s*(?:<!doctype html|<html)/iu.test(text))
    return '这个地址返回的是网页，不是 RSS、Atom 或 JSON Feed。';
  if (/<(?:rss|feed|rdf:RDF)\b/iu.test(text)) return '订阅源的 XML 不完整或有错，无法解析。';
  return '返回的内容不是 RSS、Atom 或 JSON Feed。';
}
