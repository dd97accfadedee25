import { isDeepStrictEqual } from 'node:util';
import type { Meilisearch, Settings } from 'meilisearch';
import { failureCode } from '../../platform/meilisearch.ts';
import { awaitTask } from './await-task.ts';

/** Whether the server has such an index. */
export async function hasIndex(client: Meilisearch, uid: string): Promise<boolean> {
  try {
    await client.getRawIndex(uid);
    return true;
  } catch (error) {
    if (failureCode(error) === 'index_not_found') return false;
    throw error;
  }
}

const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value);

/** The server keeps sets in an order of its own, and adds settings nobody gave. */
function differs(present: Settings, wanted: Settings): boolean {
  return Object.entries(wanted).some(([name, value]) => {
    const kept = present[name as keyof Settings];
    if (/^(stopWords|filterableAttributes|sortableAttributes)$/.test(name))
      return !isDeepStrictEqual(sorted(kept), sorted(value));
    if (/^(typoTolerance|faceting|pagination)$/.test(name))
      return Object.entries(value ?? {}).some(
        ([part, given]) => !isDeepStrictEqual((kept as Record<string, unknown>)?.[part], given),
      );
    return !isDeepStrictEqual(kept, value);
  });
}

/** Brings an index into being where there is none, and its settings to what they should be; tells whether it is new. */
export async function prepareIndex(client: Meilisearch, uid: string, wanted: Settings): Promise<boolean> {
  const isNew = !(await hasIndex(client, uid));
  if (isNew) await awaitTask(client.createIndex(uid, { primaryKey: 'id' }));
  const index = client.index(uid);
  if (isNew || differs(await index.getSettings(), wanted)) await awaitTask(index.updateSettings(wanted));
  return isNew;
}
