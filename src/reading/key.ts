import { isUuid } from '../platform/database/must-find.ts';
import type { Read } from './batch.ts';

/** Looks up by id; a malformed id is simply not found. */
export async function byId<V>(read: Read<string, V | null>, id: string): Promise<V | null> {
  return isUuid(id) ? read(id.toLowerCase()) : null;
}

/** Whether a text can stand in the database at all; one with a NUL in it cannot, and is not found. */
export function isStorable(text: string): boolean {
  return !text.includes('\0');
}
