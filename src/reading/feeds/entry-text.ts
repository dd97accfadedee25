import type { PublishedAttachment } from '../../release/published-text.ts';
import type { FeedEntry } from './feed.ts';

const TAG = /<[a-z][^>]*>/giu;
const OWN = /( (?:src|href|poster)=")\/(?!\/)/giu;

/** Rule: the HTML of an entry with the addresses of this hub written out; null where the feed leaves its text out. */
export function htmlOf({ content, whole }: FeedEntry, publicUrl: string): string | null {
  const body = content.rest?.body;
  if (!whole || !body) return null;
  return body.replace(TAG, (tag) => tag.replace(OWN, `$1${publicUrl}/`));
}

/** Rule: the files of an entry, their addresses absolute. */
export function filesOf({ content }: FeedEntry, publicUrl: string): PublishedAttachment[] {
  const files = content.rest?.attachments ?? [];
  return files
    .map((file) => ({ ...file, url: file.url.startsWith('/') ? `${publicUrl}${file.url}` : file.url }))
    .filter(({ url }) => /^https?:/u.test(url));
}

/** Rule: who is named as the author of an entry: a person, the source, or the site. */
export function authorOf({ content, site }: FeedEntry): string {
  return content.author ?? content.origin?.author ?? content.origin?.name ?? site.name;
}
