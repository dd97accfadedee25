import type { z } from 'zod';
import type { Door } from './door.ts';
import type { Fitting, Matter, Parcel, Rendition } from './matter.ts';
import type { Look, Notice, Outcome } from './outcome.ts';

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
  /** Fields of the settings that are sealed at rest and never read back; the first is the credential that gives access. */
  secrets: readonly string[];
  /** Fields that are secret in part: what is shown of one, and its hidden parts. With any, the whole is sealed. */
  hides?: Readonly<Record<string, (value: string) => { shown: string; hidden: string[] }>>;
  /** Rule: the address its messages go to, of whose host so many go at a time over all channels. Without it nothing leaves the hub. */
  address?(settings: S): string;
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
   * which proves nothing unless it says `absent`. Without it only a person can tell.
   */
  find?(parcel: Parcel, door: Door<S>): Promise<Outcome>;
  /** Reads the copy back from where its receipt says it is. Without it a page that shows the title will do. */
  probe?(parcel: Parcel, door: Door<S>): Promise<Look>;
  /** Hears a call of the far side; throws Refusal for one that is not from there. */
  hear?(call: Call, door: Door<S>): Promise<Heard>;
  /** Looks after the channel when nothing is to be sent, such as at a token that is about to expire; null when all is well. */
  check?(door: Door<S>): Promise<Outcome | Notice | null>;
}
