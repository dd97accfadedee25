import { sanitiseHtml } from '../platform/html/sanitise.ts';
import type { ListedItem } from './sources/index.ts';
import { storable } from './storable.ts';
import type { UpstreamAttachment } from './upstream-attachment.ts';
import type { UpstreamItem } from './upstream-item.ts';

/** Longest texts that are kept of an item, in UTF-16 units; a copy takes no longer ones. */
export const LONGEST = {
  url: 2_000,
  title: 500,
  summary: 2_000,
  name: 200,
  file: 300,
  body: 1_500_000,
} as const;

const MOST_FILES = 100;

/** What a list says of an item. */
export type ListedFields = Pick<
  UpstreamItem,
  | 'url'
  | 'title'
  | 'listedTitle'
  | 'summary'
  | 'body'
  | 'publishedAt'
  | 'publishedAtPrecision'
  | 'originName'
  | 'author'
  | 'attachments'
  | 'keywords'
  | 'documentUrl'
  | 'statedHash'
>;

/** Rule: what is kept of an entry of a list, its HTML sanitised; null for one whose address or title cannot be kept. */
export function listedFields(listed: ListedItem): ListedFields | null {
  const title = storable(listed.title, LONGEST.title);
  if (title === null || listed.url.length > LONGEST.url) return null;
  return {
    url: listed.url,
    title,
    listedTitle: title,
    summary: storable(listed.summary, LONGEST.summary),
    body: bodyOf(listed.body, listed.url),
    publishedAt: listed.publishedAt?.at ?? null,
    publishedAtPrecision: listed.publishedAt?.precision ?? null,
    originName: storable(listed.origin, LONGEST.name),
    author: storable(listed.author, LONGEST.name),
    attachments: storableFiles(listed.attachments ?? []),
    keywords: [],
    documentUrl: listed.stated?.document ?? null,
    statedHash: listed.stated?.hash ?? null,
  };
}

/** Rule: the sanitised HTML of a text, relative links resolved against its page; null where nothing is left or it is too long. */
export function bodyOf(html: string | undefined, baseUrl: string): string | null {
  if (!html || html.length > 2 * LONGEST.body) return null;
  const body = sanitiseHtml(html, { baseUrl });
  return body === '' || body.length > LONGEST.body ? null : body;
}

/** Rule: the files of an item as they can be kept; a hundred at most. */
export function storableFiles(files: readonly UpstreamAttachment[]): UpstreamAttachment[] {
  return files
    .filter(({ url }) => url.length <= LONGEST.url)
    .slice(0, MOST_FILES)
    .map(({ name, url, sha256 }) => ({
      ...{ name: storable(name, LONGEST.file) ?? '附件', url },
      ...(sha256 ? { sha256: storable(sha256, 64) } : {}),
    }));
}
