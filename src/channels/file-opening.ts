import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { Organisation } from '../sites/organisation.ts';
import { branchOf, mustReachOrganisation } from '../sites/scope.ts';
import { Account, AccountState } from './account.ts';
import type { AccountInput } from './account-inputs.ts';
import { accountFault, MOST_ACCOUNTS } from './account-rule.ts';
import { Filing, FilingKind, FilingState } from './filing.ts';

async function mustBeFree(tx: Context, organisation: Organisation, input: AccountInput): Promise<void> {
  const { platform, exemption = null } = input;
  const fault = accountFault(await tx.em.find(Account, { organisation }), { platform, exemption });
  if (fault === 'SAME_PLATFORM') {
    throw new Refusal(
      'CONFLICT',
      { zh: '一个单位在同一平台只能开设一个账号', en: 'One account on each platform for an organisation' },
      { field: 'platform' },
    );
  }
  must(!fault, 'CONFLICT', {
    zh: `一个单位的账号总数不超过${MOST_ACCOUNTS}个`,
    en: `An organisation has ${MOST_ACCOUNTS} accounts at most`,
  });
}

/** The people of the ids, all of the organisation or under it. */
export async function mustBeOfOrganisation(
  tx: Context,
  organisationId: string,
  ids: string[],
): Promise<void> {
  const branch = await branchOf(tx.em, organisationId);
  for (const id of ids) {
    const { organisationId: own, active } = await mustFind(tx.em, User, id);
    must(active && own && branch.includes(own), 'BAD_USER_INPUT', {
      zh: '负责人和运营人员须是本单位在岗人员',
      en: 'Responsible persons and operators are active people of the organisation',
    });
  }
}

/** Files the opening of an account, within the rule of numbers; it may be used once the filing is approved. */
export async function fileOpening(ctx: Context, input: AccountInput): Promise<Account> {
  mustHaveRole(ctx.actor, Role.OPERATOR, Role.ADMIN);
  const name = line('name', input.name, 100);
  const reason = line('reason', input.reason, 2_000);
  const sleepsAfterDays = input.sleepsAfterDays ?? 14;
  must(sleepsAfterDays >= 1 && sleepsAfterDays <= 365, 'BAD_USER_INPUT', undefined, {
    field: 'sleepsAfterDays',
  });
  return transact(ctx, async (tx) => {
    const organisationId = input.organisationId ?? tx.actor.organisationId ?? '';
    await mustReachOrganisation(tx, organisationId);
    // Held, so that two filings at once do not both count the other as not there.
    const organisation = await mustLock(tx.em, Organisation, organisationId);
    await mustBeFree(tx, organisation, input);
    const operatorIds = [...new Set(input.operatorIds ?? [])];
    await mustBeOfOrganisation(tx, organisationId, [input.responsibleId, ...operatorIds]);
    const { platform, exemption, responsibleId } = input;
    const people = { responsibleId, operatorIds, sleepsAfterDays };
    const state = AccountState.OPENING;
    const account = tx.em.create(Account, { organisation, platform, name, exemption, state, ...people });
    const filed = { kind: FilingKind.OPEN, state: FilingState.SUBMITTED, reason };
    tx.em.create(Filing, { account, ...filed, byId: tx.actor.id, at: tx.now() });
    await tx.em.flush();
    await record(
      tx,
      'account.filed',
      { type: 'Account', id: account.id },
      { kind: FilingKind.OPEN, platform, name },
    );
    return account;
  });
}
