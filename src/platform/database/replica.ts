import { Pool, type PoolConfig, type QueryConfig, type QueryResult } from 'pg';
import type { Logger } from '../log.ts';

/** How long a replica may take to connect and to answer, in ms, before the primary is asked. */
const CONNECT_WITHIN = 2_000;
const ANSWER_WITHIN = 6_000;

const REPLAYED = `select pg_is_in_recovery() as standby,
  coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as there`;

/** SQLSTATE of what is the fault of a replica, not of the question: lost connections, shutdowns, conflicts with replay, too many sessions, roles and tables it has not got. */
const FAULTS = /^(?:08|53|57P|58|40001|55P0|28|3D|42501|42P01|XX)/;

/** Where a replica stands towards a change: it has replayed it, not yet, or cannot be asked. */
export type Standing = 'there' | 'behind' | 'out';

/** A physical replica of the database. */
export class Replica {
  readonly #pool: Pool;
  readonly #name: string;
  readonly #log: Logger;
  #isOut = false;
  /** The latest change it is known to have replayed; -1 for none. */
  provenFor = -1;

  constructor(config: PoolConfig, name: string, log: Logger) {
    const bounds = { connectionTimeoutMillis: CONNECT_WITHIN, query_timeout: ANSWER_WITHIN };
    this.#pool = new Pool({ ...config, ...bounds });
    this.#pool.on('error', (error) => this.fail(error));
    this.#name = name;
    this.#log = log;
  }

  /** Reads from it. */
  read(asked: string | QueryConfig, values?: unknown[]): Promise<QueryResult> {
    return this.#pool.query(asked as QueryConfig, values);
  }

  /** Whether an error says something of the replica rather than of the question. */
  isFault(error: unknown): boolean {
    const code = (error as { code?: unknown }).code;
    return typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || FAULTS.test(code);
  }

  /** Passes it over until it is proven anew. */
  fail(error: unknown): void {
    this.provenFor = -1;
    if (!this.#isOut) this.#log.warn({ reason: String(error) }, `${this.#name} is out: the primary answers`);
    this.#isOut = true;
  }

  /** Finds out whether it has replayed the log up to a place, and with it a change. */
  async prove(change: number, lsn: string): Promise<Standing> {
    try {
      const { rows } = await this.#pool.query<{ standby: boolean; there: boolean }>(REPLAYED, [lsn]);
      if (!rows[0]?.standby)
        throw new Error('it is no standby, so that nobody can tell how far behind it is');
      if (this.#isOut) this.#log.info(`${this.#name} is back`);
      this.#isOut = false;
      if (!rows[0].there) return 'behind';
      this.provenFor = change;
      return 'there';
    } catch (error) {
      this.fail(error);
      return 'out';
    }
  }

  /** Lets go of its connections. */
  end(): Promise<void> {
    return this.#pool.end();
  }
}
