import type { EntityManager } from '@mikro-orm/postgresql';
import { entryHash } from './chain.ts';
import { Entry } from './entry.ts';

const PAGE = 1_000;

/** Walks the journal's chain in order, with constant memory; answers how many entries stand and the first fault, if any. */
export async function verifyJournal(em: EntityManager): Promise<{ entries: number; fault: string | null }> {
  let previous: Entry | null = null;
  let count = 0;
  for (;;) {
    const page: Entry[] = await em
      .fork()
      .find(Entry, { number: { $gt: count } }, { orderBy: { number: 'asc' }, limit: PAGE });
    for (const entry of page) {
      count += 1;
      const fault = faultOf(entry, previous, count);
      if (fault) return { entries: count, fault };
      previous = entry;
    }
    if (page.length < PAGE) return { entries: count, fault: null };
  }
}

function faultOf(entry: Entry, previous: Entry | null, expected: number): string | null {
  if (entry.number !== expected) return `journal entry ${expected} is missing`;
  if (entry.previousHash !== (previous?.hash ?? null))
    return `journal entry ${entry.number} does not follow the one before`;
  return entryHash(entry) === entry.hash ? null : `journal entry ${entry.number} was changed`;
}
