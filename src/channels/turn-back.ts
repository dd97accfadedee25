import type { Context } from '../identity/context.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { endRests } from './host-rests.ts';
import { keepsOneCopy, takesBack } from './one-copy.ts';
import { openTrouble } from './open-trouble.ts';
import { settleTroubles } from './settle-trouble.ts';
import { turnRound } from './turn-round.ts';
import { type Turning, writeTurning } from './turning.ts';
import { wakeAll } from './wake.ts';

/**
 * Leaves one retraction to each channel, of the newest copy, where the older ones go with it; one notice, where a
 * person must take each of them down. Answers the ids of those that are left to a person.
 */
function newestOnly(retracting: Turning[]): string[] {
  const seen = new Set<string>();
  const leftToPerson: string[] = [];
  const newestFirst = [...retracting].sort((a, b) => b.editionNumber - a.editionNumber);
  for (const one of newestFirst) {
    const { id, channelId, kind } = one;
    const isOwn = takesBack(kind) && !keepsOneCopy(kind);
    if (seen.has(channelId) && !isOwn) {
      one.nextTryAt = null;
      if (!takesBack(kind)) leftToPerson.push(id);
    }
    seen.add(channelId);
  }
  return leftToPerson;
}

const OPEN_BREAKERS = `update channel set paused_until = ? where id = any(?::uuid[]) and paused_by = 'BREAKER'`;

/** A withdrawal waits neither for the breaker nor for what a host asked for before: it is the next thing to be tried. */
async function hurry(tx: Context, retracting: readonly Turning[]): Promise<void> {
  const channelIds = [...new Set(retracting.map(({ channelId }) => channelId))];
  await tx.em.execute(OPEN_BREAKERS, [tx.now(), `{${channelIds.join(',')}}`]);
  await endRests(tx, retracting);
  await wakeAll(tx, channelIds);
}

/** Begins to take back held deliveries of one content, in the act's own transaction. */
export async function turnBack(tx: Context, turning: Turning[]): Promise<void> {
  for (const one of turning) turnRound(one, tx.now());
  const retracting = turning.filter(({ state }) => state === DeliveryState.RETRACTING);
  const leftToPerson = newestOnly(retracting);
  await writeTurning(tx, turning);
  const left = await tx.em.find(Delivery, { id: { $in: leftToPerson } }, { orderBy: { id: 'asc' } });
  for (const delivery of left) await openTrouble(tx, delivery);
  await settleTroubles(
    tx,
    turning.filter(({ state }) => state === DeliveryState.GONE),
  );
  await hurry(tx, retracting);
}
