import { Refusal } from '../../platform/refusal.ts';

/** How many pictures a process draws at once, and how many may wait for that. */
const AT_ONCE = 2;
const WAITING = 60;

/** Draws each picture once for all who ask at once, few at a time; TOO_MANY_REQUESTS where too many wait. */
export class DrawingRoom {
  readonly #under = new Map<string, Promise<Buffer>>();
  readonly #waiting: (() => void)[] = [];
  #drawing = 0;

  /** Draws what is called by this name, or waits for the one who does already. */
  draw(name: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const present = this.#under.get(name);
    if (present) return present;
    if (this.#waiting.length >= WAITING) throw new Refusal('TOO_MANY_REQUESTS', undefined, { retryAfter: 5 });
    const drawn = this.#inTurn(draw).finally(() => this.#under.delete(name));
    this.#under.set(name, drawn);
    return drawn;
  }

  async #inTurn(draw: () => Promise<Buffer>): Promise<Buffer> {
    if (this.#drawing >= AT_ONCE) await new Promise<void>((turn) => this.#waiting.push(turn));
    this.#drawing += 1;
    try {
      return await draw();
    } finally {
      this.#drawing -= 1;
      this.#waiting.shift()?.();
    }
  }
}
