import { type Context, enqueue } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Edition } from './edition.ts';

/** The journal's word for each thing an edition does; `verify` looks for every edition under one of them. */
export const RELEASE_ACTS = [
  'content.published',
  'content.corrected',
  'content.withdrawn',
  'content.restored',
  'content.marked',
] as const;

/** Tells the rest of the house of a new edition, in the act's own transaction: the journal, the channels, search, the subscribers of feeds and ingest. */
export async function announce(
  tx: Context,
  act: (typeof RELEASE_ACTS)[number],
  edition: Edition,
): Promise<void> {
  await enqueue(tx, 'channels.fan-out', { editionId: edition.id });
  await enqueue(tx, 'search.index', { contentId: edition.contentId });
  await enqueue(tx, 'reading.ping', { contentId: edition.contentId });
  const { id: editionId, contentId, copyId } = edition;
  await enqueue(tx, 'ingest.follow-edition', { editionId, contentId, copyId, act: edition.act });
  const detail = { edition: edition.number, sequence: edition.sequence, hash: edition.hash };
  await record(tx, act, { type: 'Publication', id: edition.contentId }, detail);
}
