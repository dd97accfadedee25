import { EVERYTHING } from './tags.ts';

/** How many tags are remembered; beyond it whatever is under way counts as overtaken. */
const REMEMBERED = 20_000;

/** What was purged when, in ticks of its own, so that a reading that began before a purge is known for overtaken. */
export class Purges {
  #tick = 0;
  #everythingAt = 0;
  #at = new Map<string, number>();

  /** This moment. */
  get now(): number {
    return this.#tick;
  }

  /** Notes that these have changed. */
  note(tags: readonly string[]): void {
    this.#tick += 1;
    if (tags.includes(EVERYTHING) || this.#at.size > REMEMBERED) {
      this.#everythingAt = this.#tick;
      this.#at.clear();
    }
    for (const tag of tags) this.#at.set(tag, this.#tick);
  }

  /** Whether any of these may have changed after a moment. */
  overtook(moment: number, tags: Iterable<string>): boolean {
    if (this.#everythingAt > moment) return true;
    for (const tag of tags) if ((this.#at.get(tag) ?? 0) > moment) return true;
    return false;
  }
}
