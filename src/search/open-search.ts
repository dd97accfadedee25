import type { Hub } from '../identity/hub.ts';
import { currentSynonyms } from './current-synonyms.ts';
import type { SearchRequest } from './engine.ts';
import { createPostgresEngine } from './postgres.ts';
import { type Means, type SearchPage, search } from './search.ts';

/** What a hub searches with. */
export interface Search {
  search(request: SearchRequest): Promise<SearchPage>;
}

/** What a search reaches of the hub. */
export type SearchHub = Pick<Hub, 'env' | 'log' | 'reader' | 'orm'>;

/** For so long synonyms are taken to be those that were read last, in milliseconds. */
const REMEMBERED = 2_000;

function remembering<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; value: Promise<T> } | undefined;
  return () => {
    if (last && performance.now() - last.at < REMEMBERED) return last.value;
    const value = read();
    const mine = { at: performance.now(), value };
    last = mine;
    value.catch(() => {
      if (last === mine) last = undefined;
    });
    return value;
  };
}

function meansOf(hub: SearchHub): Means {
  return {
    engine: createPostgresEngine(hub.reader),
    synonyms: remembering(() => currentSynonyms(hub.orm.em.fork())),
    correct: async () => null,
  };
}

const opened = new WeakMap<object, Search>();

/** The search of a hub, the same one every time. */
export function openSearch(hub: SearchHub): Search {
  const present = opened.get(hub);
  if (present) return present;
  if (hub.env.MEILI_URL)
    hub.log.warn('MEILI_URL is set, but search by Meilisearch is not there yet: PostgreSQL answers');
  const means = meansOf(hub);
  const made: Search = { search: (request) => search(means, request) };
  opened.set(hub, made);
  return made;
}
