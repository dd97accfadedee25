import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import { Delivery } from './delivery.ts';

const TROUBLES = [DutyKind.RECTIFY, DutyKind.DELIVER];

const OPEN = `select distinct subject_id as id from duty
  where kind = any(?::text[]) and subject_id = any(?::uuid[]) and state = 'OPEN'`;

/** Settles the duties to put a delivery right, or to carry it out, as far as they are open, with how it stands now; in the act's own transaction. */
export async function settleTrouble(tx: Context, delivery: Delivery): Promise<void> {
  const publication = await mustFind(tx.em, Publication, delivery.contentId);
  const { state, receipt, proof } = delivery;
  const subject = {
    subjectId: delivery.id,
    siteId: publication.site.id,
    evidence: { state, receipt, proof },
  };
  for (const kind of TROUBLES) await settleDuty(tx, { kind, ...subject });
}

/** The same for many, of which few have a duty that is open. */
export async function settleTroubles(tx: Context, deliveries: readonly { id: string }[]): Promise<void> {
  if (deliveries.length === 0) return;
  const of = [`{${TROUBLES.join(',')}}`, `{${deliveries.map(({ id }) => id).join(',')}}`];
  const open = (await tx.em.execute<{ id: string }[]>(OPEN, of)).map(({ id }) => id);
  if (open.length === 0) return;
  const inOrder = { orderBy: { id: 'asc' }, refresh: true } as const;
  const troubled = await tx.em.find(Delivery, { id: { $in: open } }, inOrder);
  for (const delivery of troubled) await settleTrouble(tx, delivery);
}
