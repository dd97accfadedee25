import type { Context } from '../identity/context.ts';
import { note } from '../journal/note.ts';
import type { Copy } from './copy.ts';

/** Tells the journal who was shown which of these copies, as far as they are limited to named people. */
export async function noteReads<T extends Copy>(ctx: Context, copies: T[]): Promise<T[]> {
  for (const copy of copies) {
    if (copy.namedIds === null) continue;
    await note(ctx, { act: 'copy.read', subject: { type: 'Copy', id: copy.id }, what: {} });
  }
  return copies;
}
