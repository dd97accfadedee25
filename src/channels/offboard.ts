import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Account, AccountState } from './account.ts';
import { openRotation } from './open-rotation.ts';

/** Takes a person who leaves out of the hub and off every account they had a part in: the credentials of each are to be changed within a working day. Answers those accounts. An account they answered for keeps their name until a change is filed. */
export async function offboard(ctx: Context, input: { userId: string }): Promise<Account[]> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const user = await mustLock(tx.em, User, input.userId);
    must(user.id !== tx.actor.id, 'OWN_WORK', { zh: '不能为自己办理离岗', en: 'Nobody sees themselves out' });
    await mustReachOrganisation(tx, user.organisationId ?? '');
    const had = { $or: [{ responsibleId: user.id }, { operatorIds: { $contains: [user.id] } }] };
    const living = { state: { $in: [AccountState.OPEN, AccountState.CLOSING, AccountState.OPENING] } };
    const accounts = await tx.em.find(Account, { ...had, ...living }, { orderBy: { id: 'asc' } });
    user.active = false;
    for (const account of accounts) {
      account.operatorIds = account.operatorIds.filter((id) => id !== user.id);
      await openRotation(tx, account);
    }
    await tx.em.flush();
    const detail = { accounts: accounts.map(({ id }) => id) };
    await record(tx, 'user.offboarded', { type: 'User', id: user.id }, detail);
    return accounts;
  });
}
