import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import type { Delivery } from './delivery.ts';

/** Opens a duty of the content's site to put a delivery right within one working day, in the act's own transaction. */
export async function openTrouble(tx: Context, delivery: Delivery): Promise<void> {
  const publication = await mustFind(tx.em, Publication, delivery.contentId);
  await openDuty(tx, {
    kind: DutyKind.RECTIFY,
    subject: { type: 'Delivery', id: delivery.id },
    siteId: publication.site.id,
    window: { unit: 'WORKING_DAYS', value: 1 },
    from: tx.now(),
    reopen: true,
  });
}
