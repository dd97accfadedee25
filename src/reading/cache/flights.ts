/** What a flight brings: whether others who asked meanwhile may be given the same. */
interface Landing {
  shared: boolean;
}

/** How often a request joins others before it asks alone. */
const JOINS = 3;

/** Asks once for everybody who asks the same at the same time. */
export class Flights<T extends Landing> {
  readonly #under = new Map<string, Promise<T>>();

  /**
   * Joins the flight under this key, or starts one. Who joined one that may not be shared joins or starts the next;
   * a flight that fails, fails for all.
   */
  async take(key: string, ask: () => Promise<T>): Promise<T> {
    for (let join = 0; join < JOINS; join++) {
      const present = this.#under.get(key);
      if (!present) return this.#start(key, ask);
      const landed = await present;
      if (landed.shared) return landed;
    }
    return ask();
  }

  async #start(key: string, ask: () => Promise<T>): Promise<T> {
    const flight = ask();
    this.#under.set(key, flight);
    try {
      return await flight;
    } finally {
      this.#under.delete(key);
    }
  }
}
