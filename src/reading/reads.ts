import type { Pool } from 'pg';
import { batch } from './batch.ts';
import { readCards, readInterpretations, readPages, readPaths, readPolicies } from './content-page.ts';
import { readCounts, readLists } from './section-page.ts';
import {
  readSectionsByCode,
  readSectionsById,
  readSectionsOf,
  readSitesByCode,
  readSitesById,
} from './site-frame.ts';

/** Everything a request can look up; what is asked for in one turn goes out as one statement, and is kept. */
export function createReads(reader: Pool) {
  const one = <K, V>(load: (pool: Pool, keys: K[]) => Promise<V[]>) =>
    batch<K, V>((keys) => load(reader, keys));
  return {
    siteByCode: one(readSitesByCode),
    siteById: one(readSitesById),
    sectionByCode: one(readSectionsByCode),
    sectionById: one(readSectionsById),
    sectionsOf: one(readSectionsOf),
    list: one(readLists),
    count: one(readCounts),
    card: one(readCards),
    page: one(readPages),
    path: one(readPaths),
    policy: one(readPolicies),
    interpretations: one(readInterpretations),
  };
}

/** The look-ups of one request. */
export type Reads = ReturnType<typeof createReads>;
