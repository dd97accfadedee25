import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '../log.ts';

/** How often the connection proves itself, in milliseconds. */
const BEAT_EVERY = 200;

/** How long a proof holds, in milliseconds. */
const LEASE = 800;

/** A connection that has proved nothing for so long is given up, in milliseconds. */
const GIVE_UP = 5_000;

const RECONNECT_AFTER = 250;

/** Who is told. */
export interface Hearer {
  /** A committed transaction sent this payload. */
  heard(payload: string): void;
  /** Payloads may have been missed: at every loss of the connection, and when it stands anew. */
  lost(): void;
}

/**
 * One connection of its own that listens to a channel of PostgreSQL. It asks the server several times a second: an
 * answer proves that whatever was committed before the question has been heard, because a session is sent its
 * notifications before the answer.
 */
export class Listener {
  readonly #url: string;
  readonly #channel: string;
  readonly #log: Logger;
  #hearer: Hearer | undefined;
  #client: Client | undefined;
  #provenAt = Number.NEGATIVE_INFINITY;
  #loop: Promise<void> = Promise.resolve();
  #stopped = new AbortController();

  /** `channel` is a plain lower-case identifier. Nothing is connected until it starts. */
  constructor(options: { url: string; channel: string; log: Logger }) {
    this.#url = options.url;
    this.#channel = options.channel;
    this.#log = options.log;
  }

  /** Whether everything committed more than 0.8 seconds ago has been heard. */
  get sound(): boolean {
    return performance.now() - this.#provenAt < LEASE;
  }

  /** Listens from now on, and answers when it does; reconnects for as long as it is not stopped. */
  async start(hearer: Hearer): Promise<void> {
    if (this.#hearer) throw new Error(`${this.#channel} is listened to already`);
    this.#hearer = hearer;
    this.#stopped = new AbortController();
    await this.#connect();
    this.#loop = this.#keepUp();
  }

  /** Answers when everything committed before the call has been heard, or when this is no longer sound. */
  async fence(): Promise<void> {
    if (!this.#client || !this.sound) return;
    const late = new AbortController();
    const lapsed = sleep(LEASE, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([this.#beat(), lapsed]);
    late.abort();
  }

  /** Lets go of the connection; a listener that was stopped may be started again. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#loop;
    this.#drop();
    this.#hearer = undefined;
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      // Says in pg_stat_activity what this connection is for.
      application_name: `tonggao listening to ${this.#channel}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', (error) =>
      this.#log.warn({ reason: error.message }, 'the listener lost its connection'),
    );
    client.on('end', () => this.#client === client && this.#drop());
    client.on('notification', (message) => this.#hearer?.heard(message.payload ?? ''));
    const late = setTimeout(() => void client.end().catch(() => undefined), GIVE_UP);
    try {
      await client.connect();
      await client.query(`listen ${this.#channel}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      this.#log.warn({ reason: String(error) }, 'the listener cannot connect');
      return;
    } finally {
      clearTimeout(late);
    }
    this.#client = client;
    this.#hearer?.lost();
    await this.#beat();
  }

  async #keepUp(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const pause = this.#client ? BEAT_EVERY : RECONNECT_AFTER;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      if (!this.#client) await this.#connect();
      else await this.#beatOrDrop();
    }
  }

  async #beatOrDrop(): Promise<void> {
    const late = setTimeout(() => this.#drop(), GIVE_UP);
    const stop = () => this.#drop();
    this.#stopped.signal.addEventListener('abort', stop, { once: true });
    await this.#beat();
    this.#stopped.signal.removeEventListener('abort', stop);
    clearTimeout(late);
  }

  /** Asks on the listening session itself, and whether it listens at all: behind some poolers it would not. */
  async #beat(): Promise<void> {
    const client = this.#client;
    const askedAt = performance.now();
    if (!client) return;
    try {
      const { rows } = await client.query<{ channel: string }>('select pg_listening_channels() as channel');
      const listens = rows.some((row) => row.channel === this.#channel);
      if (listens && this.#client === client) this.#provenAt = Math.max(this.#provenAt, askedAt);
    } catch {
      // A connection that ended has said so itself; one whose query failed proves nothing.
    }
  }

  #drop(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#provenAt = Number.NEGATIVE_INFINITY;
    if (!client) return;
    this.#hearer?.lost();
    void client.end().catch(() => undefined);
  }
}
