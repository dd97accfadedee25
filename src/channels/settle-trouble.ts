import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import type { Delivery } from './delivery.ts';

/** Settles the duties to put a delivery right, or to carry it out, as far as they are open, with how it stands now; in the act's own transaction. */
export async function settleTrouble(tx: Context, delivery: Delivery): Promise<void> {
  const publication = await mustFind(tx.em, Publication, delivery.contentId);
  const { state, receipt, proof } = delivery;
  const subject = {
    subjectId: delivery.id,
    siteId: publication.site.id,
    evidence: { state, receipt, proof },
  };
  for (const kind of [DutyKind.RECTIFY, DutyKind.DELIVER]) await settleDuty(tx, { kind, ...subject });
}
