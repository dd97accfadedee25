import { type Context, enqueue } from '../identity/context.ts';

/** Has Meilisearch, where one is set, hear for which queries contents are recommended now. */
export async function pushRecommended(tx: Context, contentIds: readonly string[]): Promise<void> {
  if (!tx.meilisearch) return;
  for (const contentId of new Set(contentIds)) await enqueue(tx, 'search.index', { contentId });
}
