import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import type { Delivery } from './delivery.ts';

/** Settles the duty to put a delivery right, if one is open, with how it stands now; in the act's own transaction. */
export async function settleTrouble(tx: Context, delivery: Delivery): Promise<void> {
  const publication = await mustFind(tx.em, Publication, delivery.contentId);
  const subject = { kind: DutyKind.RECTIFY, subjectId: delivery.id, siteId: publication.site.id };
  await settleDuty(tx, { ...subject, evidence: { state: delivery.state, receipt: delivery.receipt } });
}
