import { Pool, type PoolConfig, type QueryConfig, type QueryResult } from 'pg';
import type { Logger } from '../log.ts';
import { Replica } from './replica.ts';

/** How soon it is asked again whether replicas have caught up, while they have not, in ms. */
const ASK_AGAIN = 40;
/** And how soon where one does not answer. */
const RETRY = 1_000;

/** What a pool with replicas is made of. */
export interface ReplicatedOptions {
  primary: PoolConfig;
  replicas: readonly PoolConfig[];
  log: Logger;
  /** Whether every change of more than a moment ago has been heard; while it has not, the primary answers. */
  isSound: () => boolean;
}

/**
 * Connections that read from replicas once these have replayed every change that was heard of, and from the primary
 * until then: what this process knows to be withdrawn is withdrawn in whatever it reads. A replica that fails is passed
 * over, its question put to the primary, and tried again later.
 */
export class ReplicatedPool extends Pool {
  readonly #replicas: Replica[];
  readonly #isSound: () => boolean;
  /** Grows with every change; a replica is fit that has replayed the latest. */
  #change = 0;
  #turn = 0;
  #proving: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;
  #ended = false;

  constructor({ primary, replicas, log, isSound }: ReplicatedOptions) {
    super(primary);
    this.#isSound = isSound;
    const toPrimary = super.query.bind(this);
    // As a property, because the library has eight overloads of which reading uses those with a promise.
    this.query = ((asked: string | QueryConfig, values?: unknown[]) =>
      this.#read(asked, values, () => toPrimary(asked as QueryConfig, values))) as Pool['query'];
    this.#replicas = replicas.map((config, nth) => new Replica(config, `replica ${nth + 1}`, log));
  }

  /** How many replicas may be read from now. */
  get fit(): number {
    return this.#isSound() ? this.#fitOnes().length : 0;
  }

  /** Hears that what readers see has changed: replicas are passed over until they have replayed it. */
  changed(): void {
    this.#change += 1;
    this.#prove();
  }

  /** Lets go of every connection. */
  override async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#again);
    await this.#proving;
    await Promise.all([super.end(), ...this.#replicas.map((replica) => replica.end())]);
  }

  /** Reads from a replica that is fit, in turn, and otherwise from the primary. */
  #read(asked: string | QueryConfig, values: unknown[] | undefined, fromPrimary: () => Promise<QueryResult>) {
    const fit = this.#isSound() ? this.#fitOnes() : [];
    const replica = fit[this.#turn++ % Math.max(fit.length, 1)];
    if (!replica) return fromPrimary();
    return replica.read(asked, values).catch((error: unknown) => {
      if (!replica.isFault(error)) throw error;
      replica.fail(error);
      this.#prove(RETRY);
      return fromPrimary();
    });
  }

  #fitOnes(): Replica[] {
    return this.#replicas.filter((replica) => replica.provenFor === this.#change && this.#change > 0);
  }

  #prove(after = 0): void {
    if (this.#ended || this.#proving) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      this.#proving = this.#proveOnce()
        .catch(() => RETRY)
        .then((next) => {
          this.#proving = undefined;
          if (next) this.#prove(next);
        });
    }, after);
    this.#again.unref();
  }

  /** Asks the primary how far it is, and each replica whether it is there; answers in how many ms to ask again, 0 for not. */
  async #proveOnce(): Promise<number> {
    const change = this.#change;
    // A change is heard of after it was committed, so whatever was heard lies before this.
    const { rows } = await super.query('select pg_current_wal_insert_lsn()::text as lsn');
    const states = await Promise.all(this.#replicas.map((replica) => replica.prove(change, rows[0].lsn)));
    if (states.every((state) => state === 'there') && change === this.#change) return 0;
    return states.includes('behind') || change !== this.#change ? ASK_AGAIN : RETRY;
  }
}
