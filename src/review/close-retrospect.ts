import type { Copy } from '../content/copy.ts';
import type { Retrospect } from '../content/emergency.ts';
import type { Revision } from '../content/revision.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';

/** Ends the review of a text that an emergency made public. Where it was refused, it must be withdrawn or corrected within a working day. */
export async function closeRetrospect(
  tx: Context,
  copy: Copy,
  revision: Revision,
  outcome: Exclude<Retrospect['outcome'], 'OVERTAKEN'>,
): Promise<void> {
  const siteId = copy.site.id;
  revision.review = { ...revision.review, retrospect: { outcome, at: tx.now().toISOString() } };
  const evidence = { outcome, hash: revision.hash };
  await settleDuty(tx, { kind: DutyKind.RETROSPECT, subjectId: copy.id, siteId, evidence });
  if (outcome === 'APPROVED' || !copy.contentId) return;
  revision.voidedAt = tx.now();
  const subject = { type: 'Publication', id: copy.contentId };
  const window = { unit: 'WORKING_DAYS', value: 1 } as const;
  await openDuty(tx, { kind: DutyKind.RECTIFY, subject, siteId, window, from: tx.now(), reopen: true });
}
