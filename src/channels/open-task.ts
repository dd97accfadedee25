import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import { type Delivery, DeliveryState } from './delivery.ts';

/** Opens a duty of the content's site to carry a delivery out by hand, in the act's own transaction: a post within one working day, a taking down within the hour. */
export async function openTask(tx: Context, delivery: Delivery): Promise<void> {
  const publication = await mustFind(tx.em, Publication, delivery.contentId);
  const isLeaving = delivery.state === DeliveryState.RETRACTING;
  await openDuty(tx, {
    kind: DutyKind.DELIVER,
    subject: { type: 'Delivery', id: delivery.id },
    siteId: publication.site.id,
    window: isLeaving ? { unit: 'HOURS', value: 1 } : { unit: 'WORKING_DAYS', value: 1 },
    from: tx.now(),
    reopen: true,
  });
}
