import type { Pool } from 'pg';
import { batch, type Read } from './batch.ts';
import { TAGS } from './cache/tags.ts';
import { readCards, readInterpretations, readPages, readPaths, readPolicies } from './content-page.ts';
import { readCounts, readLists } from './section-page.ts';
import {
  readSectionsByCode,
  readSectionsById,
  readSectionsOf,
  readSitesByCode,
  readSitesById,
} from './site-frame.ts';

/** Sites and sections: a change of one of them is a change of everything. */
const untagged = (): string[] => [];

/**
 * Everything a request can look up; what is asked for in one turn goes out as one statement, and is kept. Each look-up
 * adds to `tags` what its value was read from.
 */
export function createReads(reader: Pool, tags: Set<string>) {
  const one = <K, V>(
    load: (pool: Pool, keys: K[]) => Promise<V[]>,
    tagsOf: (key: K, value: V) => string[],
  ): Read<K, V> =>
    batch<K, V>(async (keys) => {
      const values = await load(reader, keys);
      for (const [nth, key] of keys.entries()) for (const tag of tagsOf(key, values[nth] as V)) tags.add(tag);
      return values;
    });
  return {
    siteByCode: one(readSitesByCode, untagged),
    siteById: one(readSitesById, untagged),
    sectionByCode: one(readSectionsByCode, untagged),
    sectionById: one(readSectionsById, untagged),
    sectionsOf: one(readSectionsOf, untagged),
    list: one(readLists, (key, items) => [
      TAGS.section(key.sectionId),
      ...items.map((item) => TAGS.content(item.content.id)),
    ]),
    count: one(readCounts, (sectionId) => [TAGS.section(sectionId)]),
    card: one(readCards, (id) => [TAGS.content(id)]),
    page: one(readPages, (id) => [TAGS.content(id)]),
    path: one(readPaths, (_, content) => [content ? TAGS.content(content.id) : TAGS.missing]),
    policy: one(readPolicies, (number, content) => [
      TAGS.policy(number),
      ...(content ? [TAGS.content(content.id)] : []),
    ]),
    interpretations: one(readInterpretations, (policyId, contents) => [
      TAGS.explains(policyId),
      ...contents.map((content) => TAGS.content(content.id)),
    ]),
  };
}

/** The look-ups of one request. */
export type Reads = ReturnType<typeof createReads>;
