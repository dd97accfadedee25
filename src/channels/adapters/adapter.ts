import type { z } from 'zod';
import type { Fetch } from '../../platform/fetch/fetch.ts';
import type { Edition } from '../../release/edition.ts';

/** How a try ended. `detail` is for people and holds no secrets. */
export type Outcome =
  | { kind: 'accepted'; detail: string; receipt: { remoteId: string | null; url: string | null } }
  /** To be tried again, not before `after`; `lost` when the far side may have taken it all the same. */
  | { kind: 'retry'; detail: string; after?: Date; lost?: boolean }
  /** No further try will help until a person has put something right. */
  | { kind: 'refused'; detail: string }
  /** It may or may not have arrived. */
  | { kind: 'unsure'; detail: string };

/** What is on its way: an edition, with what its readers' page says beside it. */
export interface Parcel {
  /** The same over every try. */
  deliveryId: string;
  /** How often the delivery came back to life: a far side that drops what it has had must not drop that. */
  round: number;
  /** The edition to send, or the withdrawal that takes it back. */
  edition: Edition;
  path: string;
  publishedAt: Date;
  site: { code: string; name: string };
  section: { code: string; name: string };
}

/** What an adapter may touch. */
export interface Door<S> {
  /** The channel's settings with their secrets. */
  settings: S;
  fetch: Fetch;
  now: Date;
  /** Address readers reach this hub at, without a slash at the end. */
  publicUrl: string;
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
  /**
   * Whether the far side knows a message it has had. Only then is a try whose answer was lost repeated; otherwise
   * the delivery becomes UNSURE (design law 6).
   */
  idempotent: boolean;
  send(parcel: Parcel, door: Door<S>): Promise<Outcome>;
  retract(parcel: Parcel, door: Door<S>): Promise<Outcome>;
}
