import type { Precision } from '../content/precision.ts';
import type { UpstreamItem } from './upstream-item.ts';

/** Where a repost says it has its text from. */
export interface SourceOfText {
  url: string;
  publishedAt: Date | null;
  precision: Precision | null;
}

/** Rule: the source a repost of an item names: where another hub says it has the text from itself, else the item's own page. */
export function sourceOf({ url, publishedAt, publishedAtPrecision, stated }: UpstreamItem): SourceOfText {
  const origin = stated?.origin;
  const own = { url: origin?.url ?? url, publishedAt, precision: publishedAtPrecision };
  if (!origin?.publishedAt) return own;
  return { ...own, publishedAt: new Date(origin.publishedAt), precision: origin.precision ?? 'SECOND' };
}
