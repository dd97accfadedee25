import { endTurn } from '../content/end-turn.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Declared } from './declare-emergency.ts';
import { layOutSteps } from './lay-out-steps.ts';
import { retrospectPlan } from './retrospect-plan.ts';

/** Lays out the tiers that decide afterwards on a text that an emergency brought out, with a duty of one working day, and tells the journal. */
export async function openRetrospect(tx: Context, { copy, revision, cutShort }: Declared): Promise<void> {
  const siteId = copy.site.id;
  for (const one of cutShort) await endTurn(tx, one, siteId, 'void');
  await layOutSteps(tx, revision, await retrospectPlan(tx, copy, revision));
  const subject = { type: 'Copy', id: copy.id };
  const window = { unit: 'WORKING_DAYS', value: 1 } as const;
  await openDuty(tx, { kind: DutyKind.RETROSPECT, subject, siteId, window, from: tx.now() });
  await tx.em.flush();
  const { emergency, tiers } = revision.review;
  await record(tx, 'copy.forced', subject, { hash: revision.hash, ...emergency, tiers });
}
