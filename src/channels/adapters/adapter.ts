import type { z } from 'zod';
import type { Fetch } from '../../platform/fetch/fetch.ts';
import type { Edition } from '../../release/edition.ts';

/** What the far side knows a copy by. */
export interface Receipt {
  remoteId: string | null;
  url: string | null;
  /** The ticket under which its result is still to come. */
  ticket?: string | null;
}

/** How a try ended. `detail` is for people and holds no secrets; `requestId` is what the far side knows the request by. */
export type Outcome = { detail: string; requestId?: string | null } & (
  | {
      kind: 'accepted';
      receipt: Receipt;
      /** The far side has said that readers can see it: no reading back is needed. */
      landed?: boolean;
      /** A person must carry it out: a duty opens, and their proof says that it is done. */
      task?: boolean;
      /** The result comes later, by `result` under this ticket, not before `after`, or by `hear`. */
      pending?: { ticket: string; after: Date };
    }
  /** The far side has had it already, or no longer has what was to be taken back: as good as accepted. */
  | { kind: 'there'; receipt?: Receipt }
  /** To be tried again, not before `after`; `lost` when the far side may have taken it all the same. */
  | { kind: 'retry'; after?: Date; lost?: boolean }
  /** Nothing more can be posted on the channel before `until`, such as a quota that is used up. */
  | { kind: 'paused'; until: Date }
  /** The far side no longer lets us in; the channel stands still until a person has put that right. */
  | { kind: 'reauthorise' }
  /** No further try will help until a person has put something right. */
  | { kind: 'refused' }
  /** It may or may not have arrived. */
  | { kind: 'unsure' }
);

/** Something a person should see to before it stops the channel. */
export interface Notice {
  kind: 'notice';
  detail: string;
}

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

/** What a reading back saw: the copy, a copy that says something else, or none. */
export interface Look {
  found: 'landed' | 'altered' | 'missing';
  detail: string;
}

/** A request from the far side to the channel's own address, `/channels/{id}/callback`. */
export interface Call {
  method: 'GET' | 'POST';
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What a call said: the answer to give, and results of deliveries, each named by its id or by its ticket. */
export interface Heard {
  reply: { status: number; type?: string; body?: string };
  results: { of: { deliveryId: string } | { ticket: string }; outcome: Outcome }[];
}

/** How one kind of channel is spoken to. Adapters know no database; a try never throws for what the far side did. */
export interface Adapter<S extends object = object> {
  /** Checks settings and secrets together. */
  settings: z.ZodType<S>;
  /** Fields of the settings that are sealed at rest and never read back. */
  secrets: readonly string[];
  /** Fields that are secret in part: what is shown of one, and its hidden parts. With any, the whole is sealed. */
  hides?: Readonly<Record<string, (value: string) => { shown: string; hidden: string[] }>>;
  /** Makes the secrets that may be left out. */
  issue?: () => Record<string, string>;
  /** Settings with a new secret, the present one still good until an instant; and the new secret, to be told once. */
  rotate?(settings: S, until: Date): { settings: S; issued: string };
  /**
   * Whether the far side knows a message it has had. Only then is a try whose answer was lost repeated; otherwise
   * the delivery becomes UNSURE (design law 6).
   */
  idempotent: boolean;
  /** Whether an operator may put own words in place of the fitted ones. */
  adjustable: boolean;
  /** Rule: an edition as the channel will show it. A correction without `update` names the copy that stands there. */
  fit(matter: Matter, fitting: Fitting): Rendition;
  send(parcel: Parcel, door: Door<S>): Promise<Outcome>;
  /** Changes the copy that stands there. Without it a correction is a post of its own that links both. */
  update?(parcel: Parcel, door: Door<S>): Promise<Outcome>;
  /** Takes the copy that stands there back. Without it a notice is sent, and a person is asked to. */
  retract?(parcel: Parcel, door: Door<S>): Promise<Outcome>;
  /** Asks for a result that was to come later. */
  result?(ticket: string, parcel: Parcel, door: Door<S>): Promise<Outcome>;
  /**
   * Looks at the far side for a copy whose answer was lost: `accepted` when it is there, `retry` when it is not seen,
   * which proves nothing. Without it only a person can tell.
   */
  find?(parcel: Parcel, door: Door<S>): Promise<Outcome>;
  /** Reads the copy back from where its receipt says it is. Without it a page that shows the title will do. */
  probe?(parcel: Parcel, door: Door<S>): Promise<Look>;
  /** Hears a call of the far side; throws Refusal for one that is not from there. */
  hear?(call: Call, door: Door<S>): Promise<Heard>;
  /** Looks after the channel when nothing is to be sent, such as at a token that is about to expire; null when all is well. */
  check?(door: Door<S>): Promise<Outcome | Notice | null>;
}
