import { LRUCache } from 'lru-cache';
import { API_KEY_PREFIX } from '../../identity/recognise-api-key.ts';

/** How long a key is known without asking again, in ms: a key that was ended is refused after so long. */
const KNOWN_FOR = 10_000;

/** A key of a sub-site, as far as reading needs to know it. */
export interface KnownKey {
  id: string;
  /** Points a minute; null: as many as every key has. */
  perMinute: number | null;
}

/** Keys lately shown, so that not every question asks the database whose it is. */
export class KeyRing {
  readonly #find: (key: string) => Promise<KnownKey | null>;
  readonly #known = new LRUCache<string, { key: KnownKey | null }>({ max: 10_000, ttl: KNOWN_FOR });

  constructor(find: (key: string) => Promise<KnownKey | null>) {
    this.#find = find;
  }

  /** The key in an Authorization header, null when none was issued with it or it has ended; undefined where the header shows no key. */
  look(header: string | undefined): KnownKey | null | undefined | Promise<KnownKey | null> {
    const [, text] = /^Bearer +(\S{1,200}) *$/i.exec(header ?? '') ?? [];
    if (!text?.startsWith(API_KEY_PREFIX)) return undefined;
    const present = this.#known.get(text);
    return present ? present.key : this.#ask(text);
  }

  async #ask(text: string): Promise<KnownKey | null> {
    const key = await this.#find(text);
    this.#known.set(text, { key });
    return key;
  }
}
