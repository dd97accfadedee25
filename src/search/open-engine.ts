import type { Hub } from '../identity/hub.ts';
import type { SearchEngine } from './engine.ts';
import { createPostgresEngine } from './postgres.ts';

const opened = new WeakMap<object, SearchEngine>();

/** The search engine of a hub, the same one every time. */
export function openEngine(hub: Pick<Hub, 'env' | 'log' | 'reader'>): SearchEngine {
  const present = opened.get(hub);
  if (present) return present;
  if (hub.env.MEILI_URL)
    hub.log.warn('MEILI_URL is set, but search by Meilisearch is not there yet: PostgreSQL answers');
  const engine = createPostgresEngine(hub.reader);
  opened.set(hub, engine);
  return engine;
}
