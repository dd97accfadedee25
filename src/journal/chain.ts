import { hashOf } from '../platform/canonical-json.ts';
import type { Entry } from './entry.ts';

/** The hash of a journal entry, over all its fields and the hash before it. */
export function entryHash(entry: Omit<Entry, 'hash'>): string {
  return hashOf({
    number: entry.number,
    at: entry.at,
    actorId: entry.actorId,
    actorName: entry.actorName,
    act: entry.act,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    detail: entry.detail,
    previousHash: entry.previousHash,
  });
}
