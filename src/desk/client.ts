import { Client, cacheExchange, fetchExchange, mapExchange } from 'urql';
import { refusalOf } from './refusal.ts';

const listeners = new Set<() => void>();

/** Calls back whenever the hub says that nobody is signed in; answers how to stop that. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const watchSession = mapExchange({
  onError(error) {
    if (refusalOf(error).code !== 'UNAUTHENTICATED') return;
    for (const listener of listeners) listener();
  },
});

/** A connection to the desk API with an empty cache, so that nobody sees what another person was shown. */
export function createClient(): Client {
  return new Client({
    url: '/desk/graphql',
    exchanges: [cacheExchange, watchSession, fetchExchange],
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: { credentials: 'same-origin', headers: { 'accept-language': 'zh-CN' } },
  });
}
