import type { EntityManager } from '@mikro-orm/postgresql';
import { plainRows } from '../platform/database/plain-rows.ts';
import { entryHash } from './chain.ts';
import { Entry } from './entry.ts';

const PAGE = 1_000;

/** Walks the journal's chain in order, with constant memory; answers how many entries stand and the first fault, if any. */
export async function verifyJournal(em: EntityManager): Promise<{ entries: number; fault: string | null }> {
  let previousHash: string | null = null;
  let count = 0;
  for (;;) {
    const page = await plainRows(em, Entry, 'where number > ? order by number limit ?', [count, PAGE]);
    for (const entry of page) {
      count += 1;
      const fault = faultOf(entry, previousHash, count);
      if (fault) return { entries: count, fault };
      previousHash = entry.hash;
    }
    if (page.length < PAGE) return { entries: count, fault: null };
  }
}

function faultOf(entry: Entry, previousHash: string | null, expected: number): string | null {
  const what = `${entry.act} of ${entry.subjectType} ${entry.subjectId}`;
  if (entry.number !== expected) return `journal entry ${expected} is missing`;
  if (entry.previousHash !== previousHash)
    return `journal entry ${entry.number} does not follow the one before (${what})`;
  return entryHash(entry) === entry.hash ? null : `journal entry ${entry.number} was changed (${what})`;
}
