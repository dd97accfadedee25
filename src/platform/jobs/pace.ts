/** What is counted is what was taken and what was over within so many ms. */
const WINDOW = 4_000;

/** So many may be taken within the window however few were over. */
const LEAST = 128;

interface Count {
  at: number;
  count: number;
}

/**
 * How fast a process takes jobs: within four seconds no more than twice as many as were over, and 128 to begin with. So a
 * process that is slow, or has just begun, holds little that waits for others when it is killed.
 */
export class Pace {
  #taken: Count[] = [];
  #over: Count[] = [];

  /** How many may be taken at an instant in ms. */
  room(now: number): number {
    const since = now - WINDOW;
    this.#taken = this.#taken.filter(({ at }) => at > since);
    this.#over = this.#over.filter(({ at }) => at > since);
    return Math.max(0, Math.max(LEAST, 2 * sum(this.#over)) - sum(this.#taken));
  }

  /** Notes that so many were taken. */
  take(count: number, now: number): void {
    if (count > 0) this.#taken.push({ at: now, count });
  }

  /** Notes that so many are over. */
  end(count: number, now: number): void {
    if (count > 0) this.#over.push({ at: now, count });
  }
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
