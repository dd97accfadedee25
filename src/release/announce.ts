import { type Context, enqueue } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Edition } from './edition.ts';

/** Tells the rest of the house of a new edition, in the act's own transaction: the journal, the channels, search and ingest. */
export async function announce(tx: Context, act: string, edition: Edition): Promise<void> {
  await enqueue(tx, 'channels.fan-out', { editionId: edition.id });
  await enqueue(tx, 'search.index', { contentId: edition.contentId });
  const { id: editionId, contentId, copyId } = edition;
  await enqueue(tx, 'ingest.follow-edition', { editionId, contentId, copyId, act: edition.act });
  const detail = { edition: edition.number, sequence: edition.sequence, hash: edition.hash };
  await record(tx, act, { type: 'Publication', id: edition.contentId }, detail);
}
