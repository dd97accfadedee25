import type { Precision } from '../../content/precision.ts';
import type { WithdrawalKind } from '../../release/edition.ts';
import type { Content } from '../content.ts';

/** The kinds of feed, by the ending of their addresses. */
export const FORMATS = ['atom', 'rss', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What a feed is of: a site, a section of one, or one content. */
export interface Subject {
  /** Of the site, the section or the content. */
  id: string;
  /** Path on this hub without its ending, beginning with a slash. */
  path: string;
  title: string;
  description: string | null;
  /** Whether one may subscribe to it; a content by itself is only read. */
  isTopic: boolean;
  site: FeedSite;
  section: FeedSection | null;
}

/** A site as feeds name it. */
export interface FeedSite {
  code: string;
  name: string;
  domain: string;
}

/** A section as feeds name it. */
export interface FeedSection {
  code: string;
  name: string;
}

/** A content that stands in a feed, with the site and section that are its home. */
export interface FeedEntry {
  content: Content;
  site: FeedSite;
  section: FeedSection;
  originPrecision: Precision | null;
  /** Whether its text stands in the feed; a very long one is left to its own document. */
  whole: boolean;
}

/**
 * Why a content no longer stands in a feed: it was withdrawn, its time is over, or it was taken out of this section or
 * site and stands where it stood besides.
 */
export type Departure = WithdrawalKind | 'EXPIRED' | 'MOVED';

/** What stands in a feed in place of a content that no longer does; it says nothing of its text, not even its title. */
export interface Tombstone {
  id: string;
  /** Address of the page that is gone. */
  url: string;
  at: Date;
  departure: Departure;
  explanation: string | null;
  replacementId: string | null;
}

/** A page of a feed: what changed last first. */
export interface Feed {
  subject: Subject;
  /** The last change of anything on it; null where nothing was ever there. */
  changedAt: Date | null;
  entries: FeedEntry[];
  tombstones: Tombstone[];
  /** The place of what changed last on it; '0' where nothing was ever there. */
  place: string;
  /** The place this page begins before; null for the first page. */
  before: string | null;
  /** The place the next page begins before; null for the last page. */
  next: string | null;
}

/** The identifier of a site, a section or a content in every format, for good. */
export function urnOf(id: string): string {
  return `urn:uuid:${id}`;
}

/** The public page of a content. */
export function pageOf({ domain }: FeedSite, path: string): string {
  return `https://${domain}${path}`;
}
