import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Delegation } from './delegation.ts';

/** Takes a lent tier back at once: by who lent it, or by an administrator above them. What the deputy decided before stands. */
export async function revokeDelegation(ctx: Context, input: { id: string }): Promise<Delegation> {
  mustHaveRole(ctx.actor);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  return transact(ctx, async (tx) => {
    const delegation = await mustLock(tx.em, Delegation, input.id);
    if (delegation.delegator.id !== tx.actor.id) {
      mustHaveRole(tx.actor, Role.ADMIN);
      const { organisationId } = await mustFind(tx.em, User, delegation.delegator.id);
      await mustReachOrganisation(tx, organisationId ?? '');
    }
    must(!delegation.revokedAt, 'WRONG_STATE', {
      zh: '委托已收回',
      en: 'It has been taken back already',
    });
    tx.em.assign(delegation, { revokedAt: tx.now(), revokedBy: tx.actor.id });
    await tx.em.flush();
    const { role } = delegation;
    await record(tx, 'delegation.revoked', { type: 'Delegation', id: delegation.id }, { role });
    return delegation;
  });
}
