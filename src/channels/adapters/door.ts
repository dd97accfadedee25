import type { Fetch } from '../../platform/fetch/fetch.ts';

/**
 * What an adapter remembers of a channel between tries, such as access tokens and addresses of uploaded pictures:
 * shared by all processes, sealed at rest, and never read back by people.
 */
export interface Memory {
  /** What was written under a name, and its version; null where nothing was, or it has expired. */
  read(name: string): Promise<{ value: string; version: number } | null>;
  /** Writes if what stands there is still of the version that was read (0: nothing); answers whether it did. */
  write(name: string, value: string, seen: { version: number; expiresAt?: Date }): Promise<boolean>;
}

/** What a screen is to show of a content; where it has it already, only the text and its revision change. */
export interface Slide {
  contentId: string;
  revision: number;
  title: string;
  html: string;
  pictures: { url: string; sha256: string }[];
  startsAt: Date;
  endsAt: Date;
  durationMs: number;
}

/** What the players of a screen have told of a content: each has it, some have not said so yet, or none can show it any more. */
export type Shown = 'everywhere' | 'not yet' | 'nowhere';

/** The playlist of a screen, which the hub itself keeps; both doings are safe to repeat, and an older revision changes nothing. */
export interface Playlist {
  /** Where its players fetch it. */
  address: string;
  put(slide: Slide): Promise<void>;
  revoke(contentId: string, revision: number): Promise<void>;
  shown(contentId: string, revision: number): Promise<Shown>;
}

/** What an adapter may touch. */
export interface Door<S> {
  /** The channel's settings with their secrets. */
  settings: S;
  fetch: Fetch;
  now: Date;
  /** Address readers reach this hub at, without a slash at the end. */
  publicUrl: string;
  memory: Memory;
  playlist: Playlist;
  /** A file of the media store by its hash; null where there is none. */
  media(sha256: string): Promise<Uint8Array | null>;
}
