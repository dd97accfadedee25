import type { Meilisearch } from 'meilisearch';
import { generateTenantToken } from 'meilisearch/token';
import { filterOfSite } from './filter.ts';
import { CONTENTS } from './index-settings.ts';

const NAME = 'Tonggao search';
/** How long a token holds, in milliseconds. */
const HOLDS = 3_600_000;

/** A token that may search and nothing else, and only what one site carries where one is named. */
export interface SearchToken {
  token: string;
  index: string;
  expiresAt: Date;
}

const keys = new WeakMap<Meilisearch, Promise<{ key: string; uid: string }>>();

async function findKey(client: Meilisearch): Promise<{ key: string; uid: string }> {
  const { results } = await client.getKeys({ limit: 1_000 });
  const present = results.find((one) => one.name === NAME && one.indexes.join() === CONTENTS);
  const description = 'Signs the tokens of front ends that search by themselves';
  return (
    present ??
    client.createKey({ name: NAME, description, actions: ['search'], indexes: [CONTENTS], expiresAt: null })
  );
}

/** Makes a token of an hour for a front end that asks Meilisearch by itself. */
export async function makeToken(
  client: Meilisearch,
  siteCode: string | null,
  now: Date,
): Promise<SearchToken> {
  const found = keys.get(client) ?? findKey(client);
  keys.set(client, found);
  found.catch(() => keys.delete(client));
  const { key: apiKey, uid: apiKeyUid } = await found;
  const expiresAt = new Date(now.getTime() + HOLDS);
  const rule = siteCode === null ? {} : { filter: filterOfSite(siteCode) };
  const token = await generateTenantToken({
    apiKey,
    apiKeyUid,
    searchRules: { [CONTENTS]: rule },
    expiresAt,
  });
  return { token, index: CONTENTS, expiresAt };
}
