import { Original } from '../content/original.ts';
import { steadyText } from '../content/steady-text.ts';
import type { Context } from '../identity/context.ts';
import { findOrigin } from './find-origin.ts';
import { sourceOf } from './source-of.ts';
import type { UpstreamItem } from './upstream-item.ts';

/** Keeps what the upstream says of an item that is reposted, for its reposts to be held against, in the act's own transaction. */
export async function keepWords(tx: Context, item: UpstreamItem): Promise<void> {
  await tx.em.upsert(Original, { id: item.id, ...(await wordsOf(tx, item)) });
}

/** The same for an item that may never have been reposted, which keeps nothing. */
export async function renewWords(tx: Context, item: UpstreamItem): Promise<void> {
  await tx.em.nativeUpdate(Original, { id: item.id }, await wordsOf(tx, item));
}

async function wordsOf(tx: Context, item: UpstreamItem): Promise<Omit<Original, 'id'>> {
  const { title, author, attachments } = item;
  const { url, publishedAt } = sourceOf(item);
  const originName = (await findOrigin(tx.em, item.originName))?.name ?? null;
  return { url, title, originName, author, publishedAt, attachments, text: steadyText(item) };
}
