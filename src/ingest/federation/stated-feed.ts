import { z } from 'zod';
import { absoluteUrl } from '../article/html-document.ts';
import { canonicalUrl } from '../canonical-url.ts';
import type { StatedEntry } from './stated.ts';

const ADDRESS = z.string().max(2_000);
const ENTRY = z.object({
  url: ADDRESS,
  _tonggao: z.object({ document: ADDRESS, edition: z.object({ hash: z.string().max(200) }) }),
});
const REMOVED = z.object({ url: ADDRESS, departure: z.enum(['WITHDRAWN', 'GONE', 'REPLACED']) });
const FEED = z.object({
  next_url: z.string().max(2_000).optional(),
  items: z.array(z.unknown()),
  _tonggao: z.object({ version: z.number(), removed: z.array(z.unknown()) }),
});

/** A list of another hub of this kind: its entries and what it took back, by canonical address, and its next page. */
export interface StatedFeed {
  entries: Map<string, StatedEntry>;
  removed: string[];
  next: string | null;
}

/** Rule: what a JSON Feed says in the extension `_tonggao` (docs/feeds.md); null for any other text. What is not well formed in it is passed over. */
export function statedFeed(text: string, url: string): StatedFeed | null {
  if (!/^\s*\{/u.test(text) || !text.includes('"_tonggao"')) return null;
  const read = FEED.safeParse(parsed(text));
  if (!read.success) return null;
  const { items, next_url, _tonggao } = read.data;
  const entries = new Map<string, StatedEntry>();
  for (const item of items) {
    const entry = ENTRY.safeParse(item).data;
    const address = entry && absoluteUrl(entry.url, url);
    const document = entry && onSameHost(entry._tonggao.document, url);
    if (address && document)
      entries.set(canonicalUrl(address), { document, hash: entry._tonggao.edition.hash });
  }
  const removed = _tonggao.removed
    .map((one) => absoluteUrl(REMOVED.safeParse(one).data?.url ?? '', url))
    .filter((address) => address !== null)
    .map(canonicalUrl);
  return { entries, removed, next: onSameHost(next_url ?? '', url) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A feed leads to its own host and to no other. */
function onSameHost(address: string, url: string): string | null {
  const absolute = address === '' ? null : absoluteUrl(address, url);
  return absolute !== null && new URL(absolute).host === new URL(url).host ? absolute : null;
}
