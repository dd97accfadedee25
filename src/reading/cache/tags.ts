import { normaliseNumber } from '../../content/check-parts.ts';

/**
 * What an answer was read from, named as the triggers of the readers' tables name it when it changes
 * (migrations/20261122T1300_readers.sql, 20261122T1935_feeds.sql). Sites and sections have no tag: when one changes, everything goes.
 */
export const TAGS = {
  /** A publication: its text, its withdrawal, where it is carried. */
  content: (id: string) => `content:${id}`,
  /** Which publications a section carries, and how many. */
  section: (id: string) => `section:${id}`,
  /** Which publication bears a document number. */
  policy: (number: string) => `policy:${[...normaliseNumber(number)].slice(0, 100).join('')}`,
  /** What explains a policy. */
  explains: (policyId: string) => `explains:${policyId}`,
  /** Whatever stands or stood in the feed of a section or site. */
  feed: (id: string) => `feed:${id}`,
  /** That nothing was found at an address. */
  missing: 'missing',
  /** What a search found. */
  search: 'search',
};

/** The tag that every answer bears without saying so. */
export const EVERYTHING = '*';

/** The tags in a payload of the triggers; everything for one that cannot be read. */
export function tagsOf(payload: string): string[] {
  try {
    const tags: unknown = JSON.parse(payload);
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags;
  } catch {
    // falls through: what cannot be understood may have meant anything
  }
  return [EVERYTHING];
}
