import type { Fetch } from '../../platform/fetch/fetch.ts';
import type { AttachmentLink } from '../article/article.ts';
import type { UpstreamDate } from '../article/dates.ts';
import type { StatedEntry } from '../federation/stated.ts';
import type { NamedHub, RelatedLink } from '../websub/named-hub.ts';

/** One way of reading an upstream list: fetch and parse only, nothing is stored. */
export interface Source {
  /**
   * Reads the list once. An upstream that cannot be reached, answers with an error or with something that is no
   * list gives no items and says so in `problems`; it does not reject.
   */
  read(request: SourceRequest): Promise<SourceReading>;
}

/** What a reading starts from. */
export interface SourceRequest extends HowFar {
  url: string;
  /** Set per feed; each kind checks its own and states what is wrong in `problems`. */
  settings: Record<string, unknown>;
  fetch: Fetch;
  /** From the last reading, for a conditional GET. */
  validators: Validators | null;
}

/** How far a list is read beyond its first page. */
export interface HowFar {
  /** Asked after each page of a list whether the next one is wanted too; without it the first page is all. */
  wantsMore?: (items: readonly ListedItem[]) => Promise<boolean>;
  /**
   * Where the last reading left off that could not hold the list; `joins`: whether a page shows something that was read
   * since, so that nothing new stands between it and there.
   */
  readOn?: (Reached & { joins: (items: readonly ListedItem[]) => Promise<boolean> }) | null;
  /** Asked of the last page that one reading has room for, and which still wants the next: whether that is owed. */
  owes?: (items: readonly ListedItem[]) => Promise<boolean>;
}

/** A page of a list that was read: the how manieth, from 1, and where it stands. */
export interface Reached {
  page: number;
  url: string;
  form?: string | undefined;
}

/** What an upstream said about the version it gave. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** What a reading found: nothing changed since the validators, or the list as it is now. */
export type SourceReading =
  | { notModified: true }
  | {
      notModified: false;
      items: ListedItem[];
      /** Sentences in zh-CN for an editor. */
      problems: string[];
      /** Null also where nothing was found, so that the next reading asks for the whole list again. */
      validators: Validators | null;
      /** The WebSub hub the upstream names; undefined where its kind knows of none. */
      hub?: NamedHub | null | undefined;
      /** That the items are not all there are, and why; undefined where they are. */
      lacking?: Lacking | undefined;
      /** Addresses of what another hub of this kind says it took back; undefined for every other upstream. */
      removed?: string[] | undefined;
      /** The page of the list after this one, where the list itself names it. */
      next?: string | null | undefined;
    };

/** Why a list was not read whole, a sentence in zh-CN; `again`: the rest may be had at the next reading. */
export interface Lacking {
  problem: string;
  again: boolean;
  /** The page after which the rest begins, where that is further back than a reading from the first page comes. */
  reached?: Reached | undefined;
  /** Nothing failed: there was more than one reading has room for. */
  isLong?: boolean;
}

/** One entry of an upstream list; `url` is canonical. */
export interface ListedItem {
  url: string;
  title: string;
  publishedAt: UpstreamDate | null;
  summary?: string;
  /** Sanitised HTML, where the list itself carries the text. */
  body?: string;
  author?: string;
  origin?: string;
  attachments?: AttachmentLink[];
  /** Where the list is of another hub of this kind. */
  stated?: StatedEntry;
}

/** What a parser makes of a list that was fetched. */
export type ParsedList = Pick<
  Extract<SourceReading, { notModified: false }>,
  'items' | 'problems' | 'hub' | 'lacking' | 'removed' | 'next'
>;

/** A list as it was fetched. */
export interface FetchedList {
  text: string;
  /** The address that answered, after redirects. */
  url: string;
  /** The upstream's own clock at the answer, for dates without a year; undefined where it gave none. */
  seenAt: Date | undefined;
  /** The links in the header of the answer. */
  links?: readonly RelatedLink[];
  settings: Record<string, unknown>;
}
