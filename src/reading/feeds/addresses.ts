import { isUuid } from '../../platform/database/must-find.ts';
import type { Feed, Format, Subject } from './feed.ts';

/** What the address of a feed names: a site by its code, a section or a content by its id; and a page of it. */
export interface Named {
  of: 'sites' | 'sections' | 'contents';
  key: string;
  format: Format;
  before: string | null;
}

const PATH = /^\/feeds\/(?<of>sites|sections|contents)\/(?<key>[\w-]{1,64})\.(?<format>atom|rss|json)$/;
const PLACE = /^[1-9]\d{0,17}$/;

/** Rule: what a path names; null where it is no feed's. `before` as it was asked for. */
export function namedFeed(path: string, before: unknown = undefined): Named | null {
  const { of, key, format } = PATH.exec(path)?.groups ?? {};
  const isPage = before === undefined || (typeof before === 'string' && PLACE.test(before));
  if (!of || !key || !isPage || (of !== 'sites' && !isUuid(key))) return null;
  const named = { of: of as Named['of'], format: format as Format, before: before ?? null };
  return { ...named, key: of === 'sites' ? key : key.toLowerCase() };
}

/** The addresses of a page of a feed in a format. */
export interface Addresses {
  /** The first page, which is the topic of the hub. */
  self: string;
  /** Where one subscribes to it; null for later pages and for what is no topic. */
  hub: string | null;
  page: string;
  next: string | null;
}

/** Rule: the addresses of a page of a feed. */
export function addressesOf(feed: Feed, format: Format, publicUrl: string): Addresses {
  const self = addressOf(feed.subject, format, publicUrl);
  return {
    self,
    hub: feed.subject.isTopic && !feed.before ? hubOf(publicUrl) : null,
    page: feed.before ? `${self}?before=${feed.before}` : self,
    next: feed.next ? `${self}?before=${feed.next}` : null,
  };
}

/** Rule: the address of the hub that the feeds name. */
export function hubOf(publicUrl: string): string {
  return `${publicUrl}/websub/hub`;
}

/** Rule: the address of the first page of a feed. */
export function addressOf({ path }: Pick<Subject, 'path'>, format: Format, publicUrl: string): string {
  return `${publicUrl}${path}.${format}`;
}

/** Rule: the path of the document of one content, without its ending. */
export function documentPath(contentId: string): string {
  return `/feeds/contents/${contentId}`;
}
