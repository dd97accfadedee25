import type { Pool } from 'pg';
import { TAGS } from '../cache/tags.ts';
import type { Given } from '../limits/price-list.ts';
import type { Named } from './addresses.ts';
import type { Feed } from './feed.ts';
import { readFeed } from './read-feed.ts';
import { readSubject } from './read-subject.ts';
import { writeFeed } from './write-feed.ts';

/** A page of a feed as it goes out. */
export interface MadeFeed {
  text: string;
  changedAt: Date | null;
  /** The place of what changed last on it, and the one the next page begins before. */
  place: string;
  next: string | null;
  /** What it was read from. */
  tags: string[];
  /** Whether it is the document of a content that was withdrawn. */
  gone: boolean;
  given: Given;
}

/** Makes the page of a feed that an address names from what readers may see; null where there is no such feed. */
export async function makeFeed(
  { reader, publicUrl }: { reader: Pool; publicUrl: string },
  named: Named,
): Promise<MadeFeed | null> {
  const subject = await readSubject(reader, named);
  if (!subject) return null;
  const feed = await readFeed(reader, named, subject);
  return {
    text: writeFeed(feed, named.format, publicUrl),
    changedAt: feed.changedAt,
    ...{ place: feed.place, next: feed.next },
    tags: [named.of === 'contents' ? TAGS.content(subject.id) : TAGS.feed(subject.id)],
    gone: named.of === 'contents' && feed.tombstones.length > 0,
    given: givenBy(feed),
  };
}

function givenBy({ entries, tombstones }: Feed): Given {
  const text = entries.reduce((sum, { content }) => sum + (content.rest?.body?.length ?? 0), 0);
  return { items: entries.length + tombstones.length, text };
}
