import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Commission } from './commission.ts';
import { Copy } from './copy.ts';

/** Takes a commission back for a stated reason, and frees the department of its duty; what it has written stays its own. */
export async function cancelCommission(
  ctx: Context,
  input: { id: string; reason: string },
): Promise<Commission> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const reason = line('reason', input.reason, 500);
  return transact(ctx, async (tx) => {
    const commission = await mustLock(tx.em, Commission, input.id);
    const topic = await mustFind(tx.em, Copy, commission.topic.id);
    await mustReach(tx, await mustFind(tx.em, Site, topic.site.id));
    must(!commission.cancelledAt, 'WRONG_STATE', { zh: '约稿已取消', en: 'It has been cancelled' });
    commission.cancelledAt = tx.now();
    const key = { kind: DutyKind.COMMISSION, subjectId: commission.id, state: DutyState.OPEN };
    const duty = await tx.em.findOne(Duty, key);
    const exempt = {
      state: DutyState.EXEMPT,
      settledAt: tx.now(),
      exemptReason: reason,
      exemptById: tx.actor.id,
    };
    if (duty) Object.assign(duty, exempt);
    await tx.em.flush();
    await record(
      tx,
      'commission.cancelled',
      { type: 'Copy', id: topic.id },
      { title: commission.title, reason },
    );
    return commission;
  });
}
