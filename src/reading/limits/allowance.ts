import { LRUCache } from 'lru-cache';

/** Who is remembered at a time; whoever was longest not heard of is forgotten, and begins anew. */
const REMEMBERED = 100_000;
const MINUTE = 60_000;

interface Purse {
  left: number;
  at: number;
}

/**
 * Points that callers may spend in a process: so many a minute, coming back evenly, at most a minute's saved up. Rate
 * limiters in use answer by promise and set a timer for each caller, which costs more than an answer from memory.
 */
export class Allowance {
  readonly #purses = new LRUCache<string, Purse>({ max: REMEMBERED });
  readonly #now: () => number;

  /** `now` gives milliseconds that only grow. */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Takes points from a caller; answers 0, or in how many seconds there will be enough while nothing is taken. */
  take(caller: string, perMinute: number, points: number): number {
    const purse = this.#purseOf(caller, perMinute);
    const missing = points - purse.left;
    if (missing > 0) return Math.max(1, Math.ceil((missing * 60) / perMinute));
    purse.left -= points;
    return 0;
  }

  /** Takes points for what is done already, even if the caller has them not: the next question waits for them. */
  charge(caller: string, perMinute: number, points: number): void {
    const purse = this.#purseOf(caller, perMinute);
    purse.left = Math.max(purse.left - points, -perMinute);
  }

  #purseOf(caller: string, perMinute: number): Purse {
    const at = this.#now();
    const present = this.#purses.get(caller);
    if (!present) {
      const purse = { left: perMinute, at };
      this.#purses.set(caller, purse);
      return purse;
    }
    present.left = Math.min(perMinute, present.left + ((at - present.at) * perMinute) / MINUTE);
    present.at = at;
    return present;
  }
}
