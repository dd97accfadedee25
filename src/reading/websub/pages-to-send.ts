import { LRUCache } from 'lru-cache';
import type { Context } from '../../identity/context.ts';
import { sha256 } from '../../platform/canonical-json.ts';
import { type Named, namedFeed } from '../feeds/addresses.ts';
import { type MadeFeed, makeFeed } from '../feeds/make-feed.ts';
import type { Subscriber } from './subscriber.ts';

/** More pages than this are not gone back for one who missed them; what is older is read by polling. */
const MOST_PAGES = 40;
/** Pages made a moment ago, so that a thousand subscribers of a feed cost one reading; by topic, and a few at a time. */
const made = new LRUCache<string, Promise<MadeFeed | null>>({ max: 32 });

/** A page of a feed that a subscriber has not been sent. */
export interface PageToSend {
  text: string;
  /** Up to where it brings the subscriber. */
  place: string;
  /** SHA-256 of the first page of the feed; null for an older one. */
  hash: string | null;
  /** Whether there is more to send after it. */
  isOlder: boolean;
}

const LATEST = {
  sites:
    'select max(l.place)::text as place from feed_line l join site t on t.id = l.site_id where t.code = $1',
  sections: 'select max(place)::text as place from feed_line where section_id = $1',
};

async function placeOf(ctx: Context, { of, key }: Named): Promise<string> {
  const statement = of === 'sites' ? LATEST.sites : LATEST.sections;
  const { rows } = await ctx.reader.query<{ place: string | null }>(statement, [key]);
  return rows[0]?.place ?? '0';
}

/** Made once for all who ask while the feed stands at one place. */
async function firstPage(ctx: Context, named: Named, topic: string): Promise<MadeFeed | null> {
  const key = `${ctx.publicUrl}${topic} ${await placeOf(ctx, named)}`;
  const present = made.get(key) ?? makeFeed(ctx, named);
  made.set(key, present);
  present.catch(() => made.delete(key));
  return present;
}

/** How far the feed at a topic has come, and the hash of its first page; null where there is none any more. */
export async function newestPage(
  ctx: Context,
  topic: string,
): Promise<{ place: string; hash: string } | null> {
  const named = namedFeed(topic);
  const first = named && (await firstPage(ctx, named, topic));
  return first && { place: first.place, hash: sha256(first.text) };
}

/** The page a subscriber is to be sent next, the oldest it missed first; null where it has everything. */
export async function pageToSend(ctx: Context, subscriber: Subscriber): Promise<PageToSend | null> {
  const named = namedFeed(subscriber.topic);
  const first = named && (await firstPage(ctx, named, subscriber.topic));
  if (!first) return null;
  const hash = sha256(first.text);
  if (hash === subscriber.deliveredHash) return null;
  const delivered = BigInt(subscriber.deliveredPlace);
  let page: MadeFeed = first;
  for (let gone = 1; gone < MOST_PAGES && page.next && BigInt(page.next) > delivered; gone++) {
    const older = await makeFeed(ctx, { ...named, before: page.next });
    if (!older || BigInt(older.place) <= delivered) break;
    page = older;
  }
  const isOlder = page !== first;
  return { text: page.text, place: page.place, hash: isOlder ? null : hash, isOlder };
}
