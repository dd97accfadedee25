import { DutyKind } from '../duties/duty.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Drift } from './drift.ts';

/** Resolves an open drift with what proves it, and settles its duty, in the act's own transaction. */
export async function resolveDrift(
  tx: Context,
  drift: Drift,
  evidence: Record<string, unknown>,
): Promise<void> {
  drift.resolvedAt = tx.now();
  await tx.em.flush();
  await settleDuty(tx, { kind: DutyKind.RECTIFY, subjectId: drift.id, siteId: drift.siteId, evidence });
  await record(tx, 'drift.resolved', { type: 'Drift', id: drift.id }, evidence);
}
