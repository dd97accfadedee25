import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { exempt } from '../duties/exempt.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustBeOfHead, mustReach } from './scope.ts';
import { Site } from './site.ts';

const SEEN_THROUGH: readonly DutyKind[] = [DutyKind.WITHDRAW, DutyKind.RETROSPECT];

/**
 * Exempts an open duty of a site within reach for a stated reason; a supervisor's or administrator's decision, and of a
 * duty of no site the head organisation's. A withdrawal is seen through, and so is the review after an emergency.
 */
export async function exemptDuty(ctx: Context, input: { id: string; reason: string }): Promise<Duty> {
  mustHaveRole(ctx.actor, Role.SUPERVISOR, Role.ADMIN);
  const reason = input.reason.trim();
  must(reason.length > 0 && reason.length <= 1_000, 'BAD_USER_INPUT', {
    zh: '请写明豁免理由（1000字以内）',
    en: 'Give the reason, in at most 1,000 characters',
  });
  return transact(ctx, async (tx) => {
    const duty = await mustLock(tx.em, Duty, input.id);
    if (duty.siteId) await mustReach(tx, await mustFind(tx.em, Site, duty.siteId));
    else await mustBeOfHead(tx);
    must(duty.state === DutyState.OPEN, 'WRONG_STATE');
    must(!SEEN_THROUGH.includes(duty.kind), 'WRONG_STATE', {
      zh: '撤稿和应急发布后的审核必须到位，不得豁免',
      en: 'A withdrawal, and the review after an emergency, must be seen through; nobody is exempted from it',
    });
    await exempt(tx, duty, reason);
    return duty;
  });
}
