import { deadline } from '../calendar/deadline.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Account, AccountState } from './account.ts';
import { NOTICE_DAYS } from './account-rule.ts';
import { Filing, FilingKind, FilingState } from './filing.ts';
import { openRotation } from './open-rotation.ts';

async function close(tx: Context, account: Account): Promise<void> {
  const window = { unit: 'WORKING_DAYS', value: NOTICE_DAYS } as const;
  const { dueAt } = deadline(tx.now(), window, await loadCalendar(tx.em));
  Object.assign(account, { state: AccountState.CLOSING, closesAt: dueAt });
}

async function change(tx: Context, account: Account, { changes }: Filing): Promise<void> {
  const before = [account.responsibleId, ...account.operatorIds];
  Object.assign(account, changes);
  const after = [account.responsibleId, ...account.operatorIds];
  // Whoever knew the credentials and is to know them no longer: they are changed.
  if (before.some((id) => !after.includes(id))) await openRotation(tx, account);
}

async function carryOut(tx: Context, account: Account, filing: Filing): Promise<void> {
  if (filing.kind === FilingKind.CLOSE) return close(tx, account);
  if (filing.kind === FilingKind.CHANGE) return change(tx, account, filing);
  Object.assign(account, { state: AccountState.OPEN, openedAt: tx.now() });
}

/** Decides on a filing, by a supervisor or an administrator who did not file it: an account is opened or changed, or its closing is announced. */
export async function decideFiling(
  ctx: Context,
  input: { filingId: string; approve: boolean; remark?: string | null },
): Promise<Filing> {
  mustHaveRole(ctx.actor, Role.SUPERVISOR, Role.ADMIN);
  const remark = optionalLine('remark', input.remark, 2_000);
  return transact(ctx, async (tx) => {
    const filing = await mustLock(tx.em, Filing, input.filingId);
    const account = await mustLock(tx.em, Account, filing.account.id);
    await mustReachOrganisation(tx, account.organisation.id);
    must(filing.state === FilingState.SUBMITTED, 'WRONG_STATE');
    must(filing.byId !== tx.actor.id, 'OWN_WORK', {
      zh: '不得审批自己报的备案',
      en: 'Nobody decides own filings',
    });
    const state = input.approve ? FilingState.APPROVED : FilingState.RETURNED;
    Object.assign(filing, { state, remark, decidedById: tx.actor.id, decidedAt: tx.now() });
    if (input.approve) await carryOut(tx, account, filing);
    else if (filing.kind === FilingKind.OPEN) account.state = AccountState.REFUSED;
    await tx.em.flush();
    const detail = { account: account.id, kind: filing.kind, state, remark };
    await record(tx, 'filing.decided', { type: 'Filing', id: filing.id }, detail);
    return filing;
  });
}
