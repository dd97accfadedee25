import type { Context } from '../identity/context.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Feed } from './feed.ts';
import { noteSuspicions } from './note-outcome.ts';
import { haveShrunk, median, type Suspicion, withSuspicion } from './suspicion.ts';

const HISTORY = 20;

/** How long the texts of a feed used to be, in characters, and of how many that is known. */
export interface Lengths {
  usual: number;
  known: number;
}

/** The length of a text without its tags, roughly; for comparing with others measured so. */
export function lengthOf(body: string): number {
  return body.replace(/<[^>]*>|\s/gu, '').length;
}

/** How long the last twenty texts of a feed are; while they are known to have shrunk, how long they were before. */
export async function usualLengths(ctx: Context, feed: Feed): Promise<Lengths> {
  const shrunk = feed.suspicions.find(({ kind }) => kind === 'BODIES');
  if (shrunk?.usual) return { usual: shrunk.usual, known: HISTORY };
  const rows = await ctx.em.fork().execute<{ length: number }[]>(
    `select length(regexp_replace(body, '<[^>]*>|\\s', '', 'g')) as length from upstream_item
      where feed_id = ? and state = 'READ' and body is not null order by first_seen_at desc, id desc limit ${HISTORY}`,
    [feed.id],
  );
  return { usual: median(rows.map(({ length }) => length)), known: rows.length };
}

/** Raises an alarm where the texts of one poll shrank against the feed's history, and takes it back when they are well. */
export async function suspectBodies(
  ctx: Context,
  feedId: string,
  { lengths, before }: { lengths: readonly number[]; before: Lengths },
): Promise<void> {
  const isShrunk = haveShrunk(lengths, before);
  if (isShrunk === null) return;
  await transact(ctx, async (tx) => {
    const feed = await mustLock(tx.em, Feed, feedId);
    const wasShrunk = feed.suspicions.some(({ kind }) => kind === 'BODIES');
    if (isShrunk === wasShrunk) return;
    const found = isShrunk ? shrinking(tx, median(lengths), before) : null;
    await noteSuspicions(tx, feed, withSuspicion(feed.suspicions, 'BODIES', found));
  });
}

function shrinking(tx: Context, now: number, { usual }: Lengths): Suspicion {
  const problem = `读出的正文骤减（通常约${usual}字，这次约${now}字），上级网站可能已改版，请核对正文是否完整。`;
  return { kind: 'BODIES', since: tx.now().toISOString(), problem, usual };
}
