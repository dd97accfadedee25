import type { Pool } from 'pg';
import type { Hub } from '../identity/hub.ts';
import type { Logger } from '../platform/log.ts';
import { openSearch, type Search } from '../search/open-search.ts';
import { type Budget, createBudget } from './budget.ts';
import { columnsOf } from './columns.ts';
import type { Memory } from './memory.ts';
import { createReads, type Reads } from './reads.ts';

/** What one reading request may touch: published rows, and nothing else. */
export interface ReadingContext {
  /** Connections of the role `tonggao_reader`. */
  reader: Pool;
  log: Logger;
  /** Address readers reach this hub at, without a slash at the end. */
  publicUrl: string;
  search: Search;
  reads: Reads;
  budget: Budget;
  /** What the answer was read from, for those who keep it. */
  tags: Set<string>;
}

/** What is known of a request before it is answered. */
export interface Foreknowledge {
  /** The fields it asks for; all, unless told. */
  fields?: ReadonlySet<string>;
  memory?: Memory;
}

/** A fresh context, for one request. */
export function readingContextOf(
  hub: Pick<Hub, 'reader' | 'log' | 'publicUrl' | 'orm' | 'meilisearch' | 'now'>,
  { fields, memory }: Foreknowledge = {},
): ReadingContext {
  const { reader, log, publicUrl } = hub;
  const search = openSearch(hub);
  const tags = new Set<string>();
  const reads = createReads({ reader, tags, columns: columnsOf(fields), memory });
  return { reader, log, publicUrl, search, tags, reads, budget: createBudget() };
}
