import type { Hub } from '../identity/hub.ts';
import { correct } from './correct.ts';
import { type Counter, createCounter } from './counter.ts';
import { currentSynonyms } from './current-synonyms.ts';
import type { SearchEngine, SearchRequest } from './engine.ts';
import { createMeilisearchEngine } from './meilisearch/engine.ts';
import { createPostgresEngine } from './postgres.ts';
import { remembering } from './remembering.ts';
import { type Means, type SearchPage, search } from './search.ts';
import { type Suggestion, suggest } from './suggest.ts';
import { withFallback } from './with-fallback.ts';

/** What a hub searches with. */
export interface Search {
  search(request: SearchRequest): Promise<SearchPage>;
  suggest(input: { query: string; siteCode?: string | null; first: number }): Promise<Suggestion[]>;
  counter: Counter;
}

/** What a search reaches of the hub. */
export type SearchHub = Pick<Hub, 'log' | 'reader' | 'orm' | 'meilisearch' | 'now'>;

/** For so long synonyms are taken to be those that were read last, in milliseconds. */
const REMEMBERED = 2_000;

function engineOf({ meilisearch, reader, log }: SearchHub): SearchEngine {
  const postgres = createPostgresEngine(reader);
  if (!meilisearch) return postgres;
  return withFallback(createMeilisearchEngine(meilisearch.client, reader), postgres, log);
}

function meansOf(hub: SearchHub): Means {
  return {
    engine: engineOf(hub),
    synonyms: remembering(REMEMBERED, () => currentSynonyms(hub.orm.em.fork())),
    correct: (query) => correct(hub.reader, query),
  };
}

function make(hub: SearchHub): Search {
  const means = meansOf(hub);
  const counter = createCounter(hub);
  return {
    counter,
    async search(request) {
      const page = await search(means, request);
      if (!request.after)
        counter.count(request.query, page.hits.length > 0 && page.searchedFor === request.query);
      return page;
    },
    suggest: (input) => suggest(hub.reader, input),
  };
}

const opened = new WeakMap<object, Search>();

/** The search of a hub, the same one every time. */
export function openSearch(hub: SearchHub): Search {
  const made = opened.get(hub) ?? make(hub);
  opened.set(hub, made);
  return made;
}
