import { LRUCache } from 'lru-cache';
import type { Purges } from './cache/purges.ts';

/** Values held at a time; a site or section takes about a kilobyte. */
const HELD = 20_000;

/** A value with what it was read from, and when. */
export interface Held {
  value: unknown;
  tags: readonly string[];
  /** Of `purges`. */
  moment: number;
}

/** What nearly every question needs: sites, sections, how long lists are. It forgets as soon as it hears of a change, like the answers kept. */
export class Memory {
  readonly purges: Purges;
  /** Whether every change of more than a moment ago has been heard. */
  readonly #isSound: () => boolean;
  readonly #held = new LRUCache<string, Held>({ max: HELD });

  constructor(purges: Purges, isSound: () => boolean) {
    this.purges = purges;
    this.#isSound = isSound;
  }

  /** What is held under a name; undefined when what it was read from has changed, or may have. */
  recall(name: string): Held | undefined {
    const held = this.#held.get(name);
    return held && this.#isCurrent(held) ? held : undefined;
  }

  /** Passes on a value whose reading began at a moment of `purges`, and holds it unless that was overtaken. */
  hold(name: string, held: Held): Held {
    if (this.#isCurrent(held)) this.#held.set(name, held);
    return held;
  }

  #isCurrent({ moment, tags }: Held): boolean {
    return this.#isSound() && !this.purges.overtook(moment, tags);
  }
}
