import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Account, AccountState } from './account.ts';
import type { AccountChangeInput } from './account-inputs.ts';
import { mustBeOfOrganisation } from './file-opening.ts';
import { type AccountChanges, Filing, FilingKind, FilingState } from './filing.ts';

function changesOf(input: AccountChangeInput): AccountChanges {
  const name = optionalLine('name', input.name, 100);
  return {
    ...(name && { name }),
    ...(input.responsibleId && { responsibleId: input.responsibleId }),
    ...(input.operatorIds && { operatorIds: [...new Set(input.operatorIds)] }),
  };
}

async function mustHaveNoneOpen(tx: Context, account: Account): Promise<void> {
  const open = await tx.em.count(Filing, { account, state: FilingState.SUBMITTED });
  must(!open, 'CONFLICT', { zh: '该账号已有备案在办', en: 'A filing of this account is under way' });
}

/** Files a change of an account, or its closing, which is announced thirty working days before it may happen. */
export async function fileAccount(
  ctx: Context,
  input: {
    accountId: string;
    kind: FilingKind.CHANGE | FilingKind.CLOSE;
    reason: string;
    changes?: AccountChangeInput;
  },
): Promise<Account> {
  mustHaveRole(ctx.actor, Role.OPERATOR, Role.ADMIN);
  const reason = line('reason', input.reason, 2_000);
  const changes = input.kind === FilingKind.CHANGE ? changesOf(input.changes ?? {}) : null;
  must(!changes || Object.keys(changes).length > 0, 'BAD_USER_INPUT', undefined, { field: 'changes' });
  return transact(ctx, async (tx) => {
    const account = await mustLock(tx.em, Account, input.accountId);
    await mustReachOrganisation(tx, account.organisation.id);
    must(account.state === AccountState.OPEN, 'WRONG_STATE');
    await mustHaveNoneOpen(tx, account);
    const people = [
      ...(changes?.operatorIds ?? []),
      ...(changes?.responsibleId ? [changes.responsibleId] : []),
    ];
    await mustBeOfOrganisation(tx, account.organisation.id, people);
    const state = FilingState.SUBMITTED;
    const filed = { kind: input.kind, state, reason, changes, byId: tx.actor.id, at: tx.now() };
    tx.em.create(Filing, { account, ...filed });
    await tx.em.flush();
    const detail = { kind: input.kind, changes };
    await record(tx, 'account.filed', { type: 'Account', id: account.id }, detail);
    return account;
  });
}
