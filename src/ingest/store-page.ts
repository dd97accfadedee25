import { type SteadyText, steadyText } from '../content/steady-text.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { isStatedGone, type PageOutcome, takeOver } from './apply-page.ts';
import { correctedBeyondText } from './federation/beyond-text.ts';
import { GONE_AT } from './gone.ts';
import { identify, lockIdentities } from './identify.ts';
import { keepOriginal } from './keep-original.ts';
import { renewWords } from './keep-words.ts';
import { noteDrift } from './note-drift.ts';
import { openReposts } from './open-reposts.ts';
import type { PageReading } from './page-reading.ts';
import { readFields } from './read-fields.ts';
import { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

const { LISTED, READ } = UpstreamItemState;

/**
 * Stores what came of reading the page of an item, in one short transaction, opens the duties the item calls for once
 * its page has been tried, and notes what changed since it was reposted. A text read before is kept when its page
 * cannot be read any more; the page as it came is kept whenever its text is another one. `seen` is the item as it was
 * when its page was asked for.
 */
export async function storePage(
  ctx: Context,
  seen: UpstreamItem,
  reading: PageReading,
): Promise<PageOutcome> {
  const snapshotHash = await keepIfNew(ctx, seen, reading);
  return transact(ctx, async (tx) => {
    if (seen.state !== READ) await lockIdentities(tx);
    const item = await mustLock(tx.em, UpstreamItem, seen.id);
    const { policy, attachments, stated } = item;
    const was: Before = { ...pick(item), text: steadyText(item), facts: { policy, attachments, stated } };
    item.readAt = tx.now();
    const outcome = takeOver(item, reading);
    const isOther = outcome !== 'same' || item.snapshotHash === null;
    if (snapshotHash && isOther) item.snapshotHash = snapshotHash;
    await tx.em.flush();
    if (was.state !== READ) await takeIn(tx, item, { was, isWithdrawn: isStatedGone(reading) });
    else await follow(tx, item, { outcome, was });
    return outcome;
  });
}

/** What an item was before its page was read. */
interface Before extends ReturnType<typeof pick> {
  text: SteadyText;
  facts: Pick<UpstreamItem, 'policy' | 'attachments' | 'stated'>;
}

function pick({ state, contentHash: hash, goneSightings }: UpstreamItem) {
  return { state, hash, goneSightings };
}

/** An item whose page was tried for the first time, or was read at last. */
async function takeIn(
  tx: Context,
  item: UpstreamItem,
  { was, isWithdrawn }: { was: Before; isWithdrawn: boolean },
): Promise<void> {
  const leader = item.state === READ ? await identify(tx, item) : item;
  if (was.state === LISTED && !isWithdrawn)
    await openReposts(tx, leader, [item.feed.id, ...item.alsoFeedIds]);
}

/** An item that was read before. */
async function follow(
  tx: Context,
  item: UpstreamItem,
  { outcome, was }: { outcome: PageOutcome; was: Before },
): Promise<void> {
  const isBack = was.goneSightings >= GONE_AT && item.goneSightings === 0;
  if (outcome === 'changed') await renewWords(tx, item);
  if (outcome === 'changed' || isBack)
    await noteDrift(tx, item, {
      ...{ before: was.text, after: steadyText(item) },
      beyondText: correctedBeyondText(was.facts, item),
      note: item.stated?.edition ?? null,
    });
  if (outcome === 'changed') {
    const detail = { url: item.url, previousHash: was.hash, contentHash: item.contentHash };
    await record(tx, 'upstream-item.changed', { type: 'UpstreamItem', id: item.id }, detail);
  }
  if (item.goneSightings === GONE_AT && was.goneSightings < GONE_AT) {
    const detail = { url: item.url, problem: item.problem };
    await record(tx, 'upstream-item.withdrawn', { type: 'UpstreamItem', id: item.id }, detail);
    await noteDrift(tx, item, { before: was.text, after: null });
  }
}

async function keepIfNew(ctx: Context, seen: UpstreamItem, reading: PageReading): Promise<string | null> {
  if (reading.outcome !== 'read') return null;
  const isKept = seen.snapshotHash !== null && readFields(seen, reading).textHash === seen.textHash;
  return isKept ? null : keepOriginal(ctx, reading.bytes);
}
