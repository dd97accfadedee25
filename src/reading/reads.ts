import type { Pool } from 'pg';
import { batch, type Read } from './batch.ts';
import { TAGS } from './cache/tags.ts';
import type { Columns } from './columns.ts';
import { readCards, readInterpretations, readPages, readPaths, readPolicies } from './content-page.ts';
import { readGathered } from './gathered.ts';
import type { Memory } from './memory.ts';
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

/** What the look-ups of a request are made of. */
export interface ReadingMeans {
  reader: Pool;
  /** Given what each value was read from. */
  tags: Set<string>;
  columns: Columns;
  /** What earlier requests have read, where something tells of its changes. */
  memory?: Memory;
}

type Load<K, V> = (pool: Pool, keys: K[], columns: Columns) => Promise<V[]>;
type TagsOf<K, V> = (key: K, value: V) => string[];

function readThrough<K, V>(means: ReadingMeans, load: Load<K, V>, tagsOf: TagsOf<K, V>): Read<K, V> {
  const { reader, tags, columns } = means;
  return batch<K, V>(async (keys) => {
    const values = await load(reader, keys, columns);
    for (const [nth, key] of keys.entries()) for (const tag of tagsOf(key, values[nth] as V)) tags.add(tag);
    return values;
  });
}

/** The same look-up, asking only for what is not remembered; the keys of one turn are answered together all the same. */
function remembering<K, V>(memory: Memory, load: Load<K, V>, tagsOf: TagsOf<K, V>): Load<K, V> {
  const nameOf = (key: K) => `${load.name} ${JSON.stringify(key)}`;
  return async (reader, keys, columns) => {
    const moment = memory.purges.now;
    const values = new Map(keys.map((key) => [key, memory.recall(nameOf(key))]));
    const unknown = keys.filter((key) => !values.get(key));
    const loaded = unknown.length > 0 ? await load(reader, unknown, columns) : [];
    for (const [nth, key] of unknown.entries()) {
      const value = loaded[nth] as V;
      values.set(key, memory.hold(nameOf(key), { value, tags: tagsOf(key, value), moment }));
    }
    return keys.map((key) => values.get(key)?.value as V);
  };
}

/**
 * Everything a request can look up; what is asked for in one turn goes out as one statement, and is kept. Sites,
 * sections and the lengths of lists are remembered from one request to the next.
 */
export function createReads(means: ReadingMeans) {
  const { memory } = means;
  const one = <K, V>(load: Load<K, V>, tagsOf: TagsOf<K, V>) => readThrough(means, load, tagsOf);
  const often = <K, V>(load: Load<K, V>, tagsOf: TagsOf<K, V>) =>
    one(memory ? remembering(memory, load, tagsOf) : load, tagsOf);
  return {
    siteByCode: often(readSitesByCode, untagged),
    siteById: often(readSitesById, untagged),
    sectionByCode: often(readSectionsByCode, untagged),
    sectionById: often(readSectionsById, untagged),
    sectionsOf: often(readSectionsOf, untagged),
    count: often(readCounts, (sectionId) => [TAGS.section(sectionId)]),
    list: one(readLists, (key, items) => [
      TAGS.section(key.sectionId),
      ...items.map((item) => TAGS.content(item.content.id)),
    ]),
    card: one(readCards, (id) => [TAGS.content(id)]),
    page: one(readPages, (id) => [TAGS.content(id)]),
    path: one(readPaths, (_, content) => [content ? TAGS.content(content.id) : TAGS.missing]),
    policy: one(readPolicies, (number, content) => [
      TAGS.policy(number),
      ...(content ? [TAGS.content(content.id)] : []),
    ]),
    gathered: one(readGathered, (_, contents) => [
      TAGS.search,
      ...contents.map((content) => TAGS.content(content.id)),
    ]),
    interpretations: one(readInterpretations, (policyId, contents) => [
      TAGS.explains(policyId),
      ...contents.map((content) => TAGS.content(content.id)),
    ]),
  };
}

/** The look-ups of one request. */
export type Reads = ReturnType<typeof createReads>;
