import { expect } from 'vitest';
import type { Adapter } from '../../../src/channels/adapters/adapter.ts';
import type { Door } from '../../../src/channels/adapters/door.ts';
import type { Parcel } from '../../../src/channels/adapters/matter.ts';
import type { Outcome, Receipt } from '../../../src/channels/adapters/outcome.ts';
import type { Edition } from '../../../src/release/edition.ts';
import { doorOf, memoryOf, parcelOf, playlistOf } from './fixture.ts';

/** What can befall one request at the far side; `hang` and `cut` take the message and lose the answer. */
export type Fault = 'hang' | 'cut' | '500' | '503' | '429';

/** A far side in a test: a simulator, or a sink that keeps what it was sent. */
export interface FarSide<S extends object = object> {
  /** Settings of a channel that leads there, with their secrets. */
  settings: S;
  /** What readers see there now, one text a post. */
  copies(): string[];
  /** Makes the next request that posts, changes or takes back meet a fault; 429 asks to wait two minutes. */
  fault(kind: Fault): void;
  /** Lets what the far side does by itself happen, such as reviewing a post. */
  settle?(): void;
  /** Changes what readers see behind our back. */
  tamper?(): void;
  /** A file of the media store that the edition's pictures name. */
  media?: Door<S>['media'];
  /** The hub's own table that the adapter writes, where it sends nothing out. */
  playlist?: Door<S>['playlist'];
}

/** An adapter beside its far side. */
export class Bench {
  readonly adapter: Adapter;
  readonly far: FarSide;
  readonly door: Door<object>;
  /** Everything the adapter wrote into its memory. */
  readonly remembered: string[];

  constructor(adapter: Adapter, far: FarSide) {
    const memory = memoryOf();
    this.adapter = adapter;
    this.far = far;
    const { media = async () => null, playlist = playlistOf() } = far;
    this.door = doorOf(far.settings, { memory, media, playlist });
    this.remembered = memory.values;
  }

  parcel(edition?: Edition, standing: Receipt | null = null): Parcel {
    return parcelOf(this.adapter, this.far.settings, { edition, standing });
  }

  /** Sends, and waits for the result where one is promised, as the hub does. */
  async sent(parcel = this.parcel()): Promise<Outcome> {
    return this.result(parcel, await this.adapter.send(parcel, this.door));
  }

  /** The result of an outcome that promises one, and the outcome itself where it does not. */
  async result(parcel: Parcel, first: Outcome): Promise<Outcome> {
    let outcome = first;
    for (let round = 0; round < 5 && outcome.kind === 'accepted' && outcome.pending; round++) {
      this.far.settle?.();
      const asked = await this.adapter.result?.(outcome.pending.ticket, parcel, this.door);
      outcome = asked ?? expect.fail('a result was promised that cannot be asked for');
    }
    return outcome;
  }
}

/** Whether an outcome says that the far side has what it was sent. */
export function hasIt(outcome: Outcome): boolean {
  return outcome.kind === 'accepted' || outcome.kind === 'there';
}

/** What the far side says it knows the copy by. */
export function receiptOf(outcome: Outcome): Receipt {
  const receipt = outcome.kind === 'accepted' || outcome.kind === 'there' ? outcome.receipt : undefined;
  return receipt ?? { remoteId: null, url: null };
}
