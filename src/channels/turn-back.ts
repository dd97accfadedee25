import type { Context } from '../identity/context.ts';
import { Channel, PauseReason } from './channel.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { endRests } from './host-turns.ts';
import { keepsOneCopy, takesBack } from './one-copy.ts';
import { openTrouble } from './open-trouble.ts';
import { settleTroubles } from './settle-trouble.ts';
import { turnRound } from './turn-round.ts';
import { wakeAll } from './wake.ts';

/**
 * Leaves one retraction to each channel, of the newest copy, where the older ones go with it; one notice, where a
 * person must take each of them down. Answers those that are left to a person.
 */
function newestOnly(retracting: Delivery[]): Delivery[] {
  const seen = new Set<string>();
  const leftToPerson: Delivery[] = [];
  const newestFirst = [...retracting].sort((a, b) => b.editionNumber - a.editionNumber);
  for (const delivery of newestFirst) {
    const { id, kind } = delivery.channel;
    const isOwn = takesBack(kind) && !keepsOneCopy(kind);
    if (seen.has(id) && !isOwn) {
      delivery.nextTryAt = null;
      if (!takesBack(kind)) leftToPerson.push(delivery);
    }
    seen.add(id);
  }
  return leftToPerson;
}

/** A withdrawal waits neither for the breaker nor for what a host asked for before: it is the next thing to be tried. */
async function openBreakers(tx: Context, channelIds: string[]): Promise<void> {
  const paused = { id: { $in: channelIds }, pausedBy: PauseReason.BREAKER };
  await tx.em.nativeUpdate(Channel, paused, { pausedUntil: tx.now() });
}

/** Begins to take back deliveries of one content, in the act's own transaction; their channels must be loaded, and the publication's row held. */
export async function turnBack(tx: Context, deliveries: Delivery[]): Promise<void> {
  for (const delivery of deliveries) turnRound(delivery, tx.now());
  const retracting = deliveries.filter((delivery) => delivery.state === DeliveryState.RETRACTING);
  const leftToPerson = newestOnly(retracting);
  await tx.em.flush();
  for (const delivery of leftToPerson) await openTrouble(tx, delivery);
  await settleTroubles(
    tx,
    deliveries.filter((delivery) => delivery.state === DeliveryState.GONE),
  );
  const channelIds = [...new Set(retracting.map((delivery) => delivery.channel.id))];
  await openBreakers(tx, channelIds);
  await endRests(
    tx,
    retracting.map((delivery) => delivery.channel),
  );
  await wakeAll(tx, channelIds);
}
