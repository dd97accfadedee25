import { LRUCache } from 'lru-cache';
import type { Finished } from './finished.ts';
import { Purges } from './purges.ts';
import { EVERYTHING } from './tags.ts';

/** Memory an entry takes beside its bytes, and each of its tags, in bytes; measured roughly. */
const ENTRY_COST = 400;
const TAG_COST = 160;

/** The largest share of the cache that one answer may take. */
const LARGEST_SHARE = 1 / 16;

function sizeOf({ bytes, tags }: Finished, key: string): number {
  const packed = (bytes.br?.length ?? 0) + (bytes.gzip?.length ?? 0);
  return bytes.identity.length + packed + key.length + ENTRY_COST + tags.length * TAG_COST;
}

/** Finished answers by key, found by tag when they must go; the least used go first when the bytes run out. */
export class ResponseCache {
  readonly purges = new Purges();
  readonly #entries: LRUCache<string, Finished>;
  readonly #keys = new Map<string, Set<string>>();

  /** `maxBytes` bounds the answers with what they cost beside; 0 keeps nothing. */
  constructor(maxBytes: number) {
    this.#entries = new LRUCache({
      maxSize: Math.max(maxBytes, 1),
      maxEntrySize: Math.max(Math.floor(maxBytes * LARGEST_SHARE), 1),
      sizeCalculation: sizeOf,
      dispose: (finished, key, reason) => reason !== 'set' && this.#forget(finished, key),
    });
  }

  /** Bytes held. */
  get size(): number {
    return this.#entries.calculatedSize;
  }

  /** The answer under this key. */
  get(key: string): Finished | undefined {
    return this.#entries.get(key);
  }

  /** Keeps an answer whose reading began at a moment of `purges`, unless it was overtaken since or is too large; tells whether it was kept. */
  keep(key: string, finished: Finished, moment: number): boolean {
    if (this.purges.overtook(moment, finished.tags)) return false;
    const present = this.#entries.peek(key);
    if (present) this.#forget(present, key);
    for (const tag of finished.tags) this.#under(tag).add(key);
    this.#entries.set(key, finished);
    if (this.#entries.peek(key) === finished) return true;
    this.#forget(finished, key);
    return false;
  }

  /** Counts the bytes of an answer anew, after it was packed; one that has gone meanwhile stays gone. */
  recount(key: string, finished: Finished): void {
    const still = this.#entries.peek(key)?.bytes === finished.bytes;
    // A copy, because the library counts only what is new to it.
    if (still) this.keep(key, { ...finished }, this.purges.now);
  }

  /** Lets go of every answer that bears one of these tags. */
  purge(tags: readonly string[]): void {
    this.purges.note(tags);
    if (tags.includes(EVERYTHING)) {
      this.#entries.clear();
      this.#keys.clear();
    }
    for (const tag of tags) for (const key of [...(this.#keys.get(tag) ?? [])]) this.#entries.delete(key);
  }

  #under(tag: string): Set<string> {
    const present = this.#keys.get(tag);
    if (present) return present;
    const keys = new Set<string>();
    this.#keys.set(tag, keys);
    return keys;
  }

  #forget({ tags }: Finished, key: string): void {
    for (const tag of tags) {
      const keys = this.#keys.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keys.delete(tag);
    }
  }
}
