import type { Edition } from '../../release/edition.ts';
import type { Receipt } from './outcome.ts';

/** An edition with what its readers' page says beside it. */
export interface Matter {
  /** The edition to send, or the withdrawal that takes it back. */
  edition: Edition;
  path: string;
  /** Address of its readers' page: the canonical link. */
  link: string;
  publishedAt: Date;
  site: { code: string; name: string; domain: string };
  section: { code: string; name: string };
  /** The copy that stands at the far side: of an earlier edition, or the one to be taken back; null where there is none. */
  standing: Receipt | null;
}

/** A text fitted to one channel (渠道稿), counted by the channel's own rule. */
export interface Rendition {
  title: string;
  /** What people read, without markup. */
  text: string;
  /** The same in the markup the channel allows; null where it shows text only. */
  html: string | null;
  length: number;
  limit: number | null;
  /** Why the channel would not take it, or not take all of it; sentences for people. */
  problems: string[];
}

/** What `fit` goes by. */
export interface Fitting {
  /** The channel's settings without their secrets. */
  settings: Readonly<Record<string, unknown>>;
  publicUrl: string;
  /** The operator's own words; null leaves them to the adapter. */
  words?: { title: string | null; text: string | null };
}

/** What is on its way. */
export interface Parcel extends Matter {
  /** The same over every try. */
  deliveryId: string;
  /** How often the delivery came back to life: a far side that drops what it has had must not drop that. */
  round: number;
  rendition: Rendition;
}
