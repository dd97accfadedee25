import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { openReposts } from './open-reposts.ts';
import { contentHash, readFields } from './read-fields.ts';
import type { PageReading } from './read-page.ts';
import { storable } from './storable.ts';
import { UpstreamItem, UpstreamItemState } from './upstream-item.ts';

const { LISTED, READ, UNREADABLE } = UpstreamItemState;

/** What storing a page meant for its item. */
export type PageOutcome = 'read' | 'changed' | 'same' | 'failed';

/**
 * Stores what came of reading the page of an item, in one short transaction, and opens the duties the item calls for
 * once its page has been tried. A text read before is kept when its page cannot be read any more.
 */
export async function storePage(ctx: Context, itemId: string, reading: PageReading): Promise<PageOutcome> {
  return transact(ctx, async (tx) => {
    const item = await mustLock(tx.em, UpstreamItem, itemId);
    const isFirst = item.state === LISTED;
    const previousHash = item.contentHash;
    item.readAt = tx.now();
    const outcome = apply(item, reading);
    await tx.em.flush();
    if (isFirst) await openReposts(tx, item, [item.feed.id, ...item.alsoFeedIds]);
    if (outcome === 'changed') {
      const detail = { url: item.url, previousHash, contentHash: item.contentHash };
      await record(tx, 'upstream-item.changed', { type: 'UpstreamItem', id: item.id }, detail);
    }
    return outcome;
  });
}

function apply(item: UpstreamItem, reading: PageReading): PageOutcome {
  if (reading.outcome === 'unchanged') return 'same';
  if (reading.outcome !== 'read') return applyNothing(item, reading.problem, reading.outcome === 'link');
  const fields = readFields(item, reading);
  const wasRead = item.state === READ;
  const isSame = item.contentHash === fields.contentHash;
  Object.assign(item, fields, { state: READ, problem: storable(reading.article.problems.join(''), 1_000) });
  if (isSame) return 'same';
  return wasRead ? 'changed' : 'read';
}

function applyNothing(item: UpstreamItem, problem: string, isLink: boolean): PageOutcome {
  item.problem = storable(problem, 1_000);
  if (item.state === READ) return isLink ? 'same' : 'failed';
  // Where the list itself carries the text, that is what can be reposted.
  item.state = item.body === null ? UNREADABLE : READ;
  if (item.body !== null) item.contentHash = contentHash(item.title, item.body);
  return isLink || item.state === READ ? 'read' : 'failed';
}
