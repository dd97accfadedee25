import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import type { Publication } from '../release/publication.ts';
import type { Outcome } from './adapters/index.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { hasArrived } from './keep-sent.ts';
import { wake } from './wake.ts';

function mayHaveArrived(outcome: Outcome): boolean {
  return hasArrived(outcome) || outcome.kind === 'unsure' || (outcome.kind === 'retry' && !!outcome.lost);
}

function keepReceipt(delivery: Delivery, outcome: Outcome, now: Date): void {
  if (!hasArrived(outcome)) return;
  const receipt = outcome.receipt ?? { remoteId: null, url: null };
  delivery.receipt ??= { remoteId: receipt.remoteId, url: receipt.url, at: now.toISOString() };
  if (outcome.kind === 'accepted') delivery.ticket ??= outcome.pending?.ticket ?? null;
  delivery.sentAt ??= now;
}

/** Whether the copy that arrived late stands where it must not, and no retraction after its arrival is to come. */
function isLeftThere(delivery: Delivery, publication: Publication): boolean {
  if (delivery.state === DeliveryState.RETRACTING) return delivery.tries > 0;
  const isUnwanted = publication.withdrawalKind !== null || delivery.unplacing !== null;
  return delivery.state === DeliveryState.GONE && isUnwanted;
}

/** Takes a copy back that came after its retraction: under a new id, since the far side may drop one it has had. */
async function takeBackAgain(tx: Context, delivery: Delivery, publication: Publication): Promise<void> {
  const again = { state: DeliveryState.RETRACTING, tries: 0, nextTryAt: tx.now(), goneAt: null };
  Object.assign(delivery, { ...again, round: delivery.round + 1 });
  await tx.em.flush();
  await wake(tx, delivery.channel.id);
  if (!publication.withdrawalKind) return;
  await openDuty(tx, {
    kind: DutyKind.WITHDRAW,
    subject: { type: 'Publication', id: publication.id },
    siteId: publication.site.id,
    window: { unit: 'HOURS', value: 1 },
    from: tx.now(),
    reopen: true,
  });
}

/**
 * Keeps the answer to a send that is no longer in hand, in the act's own transaction; the publication's row must be
 * held. How the delivery stands is left alone, unless a copy came to where everything was taken back: then that is
 * taken back too, and the withdrawal is not done (design law 5).
 */
export async function keepLate(
  tx: Context,
  { delivery, publication }: { delivery: Delivery; publication: Publication },
  outcome: Outcome,
): Promise<void> {
  if (!mayHaveArrived(outcome)) return;
  keepReceipt(delivery, outcome, tx.now());
  delivery.exposed = true;
  if (isLeftThere(delivery, publication)) await takeBackAgain(tx, delivery, publication);
  await tx.em.flush();
}
